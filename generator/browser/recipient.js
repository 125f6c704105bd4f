/** Tells to which e-mail address a letter goes. Mirrored in generator/letters/recipient.py. */
/** @typedef {import("./types.js").Letter} Letter */

/** One plain address and nothing that a header could read otherwise: no second address, no name, no encoded word. */
const ADDRESS =
  /^[A-Za-z0-9_!#$%&'*+/^{|}~-]+(?:\.[A-Za-z0-9_!#$%&'*+/^{|}~-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;
const LONGEST = 254;

/**
 * The address in the field whose way of sending was chosen; '' for none that is plain.
 * @param {Letter} letter @param {import("./types.js").Bound} bound
 */
export function recipient({ fields }, { values }) {
  /** @param {string} name */
  const answer = (name) => /** @type {any} */ (values.get(name))?.answer ?? "";
  const found = Object.entries(fields).find(([name, { recipient: ways = {} }]) => {
    const isWay = Object.entries(ways).some(([by, choice]) => answer(by) === choice);
    return isWay && answer(name).length <= LONGEST && ADDRESS.test(answer(name));
  });
  return found ? answer(found[0]) : "";
}
