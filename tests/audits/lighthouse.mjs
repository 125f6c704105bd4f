// Runs Lighthouse on pages, each in a browser of its own, and prints one line of JSON for each run.
// Usage: CHROME_PATH=… node lighthouse.mjs PACKAGES RUNS URL…  (PACKAGES: where it is installed)
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [, , packages, runs, ...urls] = process.argv;
const { resolve: locate } = createRequire(resolve(packages, "package.json"));
const load = async (name) => import(pathToFileURL(locate(name)).href);
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "total-byte-weight"];

// Round by round: what disturbs the machine for a while disturbs one run of many pages.
for (let run = 0; run < Number(runs); run += 1) {
  for (const url of urls) {
    const browser = await launch({ chromeFlags: FLAGS, logLevel: "silent" });
    const { lhr } = await lighthouse(url, { port: browser.port, logLevel: "silent", output: "json" });
    browser.kill();
    const failed = (refs) => refs.filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 1).map(({ id }) => id);
    console.log(JSON.stringify({
      url, error: lhr.runtimeError?.message ?? "", benchmark: lhr.environment.benchmarkIndex,
      scores: Object.fromEntries(Object.entries(lhr.categories).map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)])),
      failed: Object.fromEntries(Object.entries(lhr.categories).map(([id, { auditRefs }]) => [id, failed(auditRefs)])),
      metrics: Object.fromEntries(METRICS.map((id) => [id, lhr.audits[id]?.numericValue ?? 0])),
    }));
  }
}
