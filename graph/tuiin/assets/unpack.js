// Unpacks the program of a page and runs it; the page's policy names its digest, so nothing else would run.
{
  const packed = document.getElementById("program").textContent;
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  new Response(stream).text().then((text) => {
    const program = document.createElement("script");
    program.textContent = text;
    document.body.append(program);
  });
}
