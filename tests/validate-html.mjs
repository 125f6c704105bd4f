// Prints what html-validate says of every HTML file below a folder, as JSON.
// Usage: node validate-html.mjs CONFIG FOLDER. (Its own command needs a newer Node.)
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const [, , config, folder] = process.argv;
const validator = new HtmlValidate(new StaticConfigLoader(JSON.parse(readFileSync(config, "utf-8"))));
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
const found = [];
for (const name of files.sort()) {
  const { results } = await validator.validateString(readFileSync(join(folder, name), "utf-8"), name);
  for (const { messages } of results) {
    for (const { ruleId, message, line, column, selector } of messages) {
      found.push({ name, rule: ruleId, message, line, column, selector });
    }
  }
}
console.log(JSON.stringify({ files: files.length, found }));
