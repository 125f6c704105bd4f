/** Exact arithmetic on canonical decimal strings: no floats. What cannot be read gives null. */
import { NUMBER } from "./format.js";

/** Decimals that every number is held to. */
const SCALE = 12;

/** The number as so many 10⁻¹². @param {string | undefined} text */
function scaled(text = "") {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const amount = BigInt(match[2] + (match[3] ?? "").padEnd(SCALE, "0"));
  return match[1] ? -amount : amount;
}

/** Half away from zero, at so many decimals. @param {bigint} over @param {bigint} under @param {number} decimals */
function rounded(over, under, decimals) {
  const negative = over < 0n !== under < 0n;
  const [top, bottom] = [over, under].map((one) => (one < 0n ? -one : one));
  const units = (top * 10n ** BigInt(decimals) * 2n + bottom) / (bottom * 2n);
  const digits = String(units).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals ? `.${digits.slice(-decimals)}` : "";
  return (negative && units ? "-" : "") + whole + fraction;
}

/** One number divided by another that is above zero. @param {string | undefined} one @param {string | undefined} other @param {number} decimals */
export function quotient(one, other, decimals) {
  const [over, under] = [scaled(one), scaled(other)];
  return over === null || under === null || under <= 0n ? null : rounded(over, under, decimals);
}

/** The product of numbers, divided by a whole one. @param {string[]} factors @param {number} divisor @param {number} decimals */
export function share(factors, divisor, decimals) {
  const all = factors.map(scaled);
  let product = 1n;
  for (const one of all) {
    if (one === null) return null;
    product *= one;
  }
  return rounded(product, 10n ** BigInt(SCALE * factors.length) * BigInt(divisor), decimals);
}

/** Whether the first number is greater. @param {string} one @param {string} other */
export const isGreater = (one, other) => (scaled(one) ?? 0n) > (scaled(other) ?? 0n);
