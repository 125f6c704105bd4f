/** Puts things in an order that looks random, and is the same for the same seed (mulberry32). */

/** @param {number} seed */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** @template T @param {T[]} things @param {number} seed @returns {T[]} */
export function shuffled(things, seed) {
  const next = numbers(seed);
  const left = [...things];
  return things.map(() => left.splice(Math.floor(next() * left.length), 1)[0]);
}
