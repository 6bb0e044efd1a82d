// What a licence is known by: that of Creative Commons by its letters, any other by its address.

export function licenceName(licence: string): string {
  if (/creativecommons\.org\/publicdomain\/zero\//.test(licence)) return "CC0 1.0";
  const [, letters, version] = /creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)/.exec(licence) ?? [];
  return letters ? `CC ${letters.toUpperCase()} ${version}` : licence.replace(/^https?:\/\//, "");
}
