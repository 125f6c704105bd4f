/**
 * The shapes the modules share: the compiled letter, the facts file, and what
 * lies between them. `generator/letters/compile.py` writes the first of them.
 *
 * @typedef {any[]} Expression  ["name", "last_day"], ["filter", "date", …] …
 * @typedef {string | any[]} Statement  own text, or ["print" | "if" | "for", …]
 * @typedef {Statement[]} Program
 *
 * @typedef {object} Derivation  exactly one of the three
 * @property {string} [total]
 * @property {[string, string]} [days]
 * @property {[string, string]} [duration]
 *
 * @typedef {object} Column
 * @property {string} type
 * @property {boolean} [optional]
 * @property {Derivation} [derive]
 * @property {boolean} [deadline]
 *
 * @typedef {object} Field
 * @property {string} type
 * @property {string} [group]
 * @property {boolean} [required]
 * @property {"letter"} [scope]
 * @property {string} [autocomplete]
 * @property {string[]} [choices]
 * @property {string | Record<string, string>} [default]
 * @property {"text" | Record<string, Column>} [of]
 * @property {Derivation} [derive]
 * @property {Record<string, string>} [recipient]  the choice for which a letter goes to this address
 * @property {boolean} [deadline]
 * @property {string} [not_before]
 * @property {string} [before]
 *
 * @typedef {object} Label
 * @property {string} label
 * @property {string} [hint]
 * @property {Record<string, string>} [choices]
 * @property {Record<string, string>} [of]
 *
 * @typedef {object} Table  CLDR, one per locale
 * @property {string} tag  with a region, such as fr-FR
 * @property {string} decimal
 * @property {string} group
 * @property {string} minus
 * @property {[string, string]} percent
 * @property {Record<string, [string, string, string, string, number]>} currencies
 * @property {string[]} months
 * @property {string[]} months_short
 * @property {string[]} days
 * @property {Record<string, (string | [string])[]>} dates
 * @property {string} first_day
 * @property {[string, string, string, string]} list
 * @property {Record<string, {one: string, other: string}>} durations
 * @property {"below_two" | "exactly_one"} plural
 *
 * @typedef {object} LetterLocale
 * @property {string} name
 * @property {string[]} forms
 * @property {Record<string, Label>} labels
 * @property {Table} table
 * @property {Program[]} programs
 * @property {string[][]} needs
 * @property {Record<string, Record<string, Record<string, number[]>>>} wordings
 *
 * @typedef {object} Step  what follows a letter
 * @property {string} [letter]  none: this one once more
 * @property {string} [from]  the date field, or list.column, that it counts from
 * @property {number} days
 *
 * @typedef {object} Letter
 * @property {string} id
 * @property {string} page
 * @property {string[]} tones
 * @property {Record<string, string>} [by]
 * @property {{id: string, optional?: boolean}[]} paragraphs
 * @property {Record<string, Field>} fields
 * @property {Record<string, LetterLocale>} locales
 * @property {Step[]} steps
 * @property {string} title
 * @property {string} url  its public address
 * @property {Record<string, any>} messages
 * @property {Record<string, {title: string, href: string, url: string}>} letters  those that follow
 * @property {import("./lint.js").Rule[]} rules  of tone
 *
 * @typedef {string | boolean | string[] | Record<string, string>[]} Answer
 * @typedef {Record<string, any>} LetterAnswers
 *
 * @typedef {object} Facts  the facts file
 * @property {1} amiable_facts
 * @property {Record<string, Answer>} facts
 * @property {Record<string, LetterAnswers>} letters
 * @property {Record<string, unknown>} [tools]  what the tools keep: see tool-facts.js
 *
 * @typedef {object} Settings  how one letter is to be written
 * @property {string} locale
 * @property {string} tone
 * @property {string} form
 * @property {string[]} off
 *
 * @typedef {object} Scalar  what a wording sees of one answer
 * @property {string} text  what it prints
 * @property {string} answer  what it compares as: '' when unanswered
 * @property {string} path  where the answer is asked
 * @property {boolean} blank
 *
 * @typedef {Record<string, Scalar>} Row
 * @typedef {{items: (Scalar | Row)[], path: string}} List
 * @typedef {Scalar | List | Row | string | number | boolean} Value
 *
 * @typedef {object} Bound  the facts as one letter sees them
 * @property {Map<string, Value>} values
 * @property {Set<string>} answered
 *
 * @typedef {object} Segment
 * @property {string} text
 * @property {string | null} field
 * @property {boolean} blank
 * @property {string | null} [paragraph]
 *
 * @typedef {object} Given  what every export is given
 * @property {Letter} letter
 * @property {Segment[]} subject
 * @property {Segment[]} body
 * @property {Bound} bound
 * @property {string} locale  of the letter
 * @property {string} today
 */
export {};
