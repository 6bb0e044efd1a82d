// The little of a browser that modules ask for when they are read, and that measuring words needs: a letter is half as wide as it is high.

const context = {
  font: "",
  measureText: (text: string) => ({ width: (text.length * Number(/ ([\d.]+)px/.exec(context.font)?.[1] ?? 10)) / 2 }),
};
const page = { documentElement: { style: {} }, createElement: () => ({ getContext: () => context }) };

Object.assign(globalThis, {
  document: page,
  getComputedStyle: () => ({ fontFamily: "sans-serif", getPropertyValue: () => "" }),
  Path2D: class {},
});

export {};
