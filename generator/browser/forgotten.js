/** A page that the browser kept whole shows no answer that was forgotten meanwhile: it loads anew. */
import { keepsAnything } from "./forget.js";

export function forgottenMeanwhile() {
  let kept = false;

  addEventListener("pagehide", () => {
    kept = keepsAnything();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && kept && !keepsAnything()) location.reload();
  });
}
