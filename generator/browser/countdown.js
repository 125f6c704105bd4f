/** A clock that counts down and can be halted: it shows every second, and says only what matters. */
import { button, element } from "./element.js";

const SECOND = 1000;
const MINUTE = 60;

/** @param {number} minutes @param {Record<string, any>} messages @param {(words: string) => void} say */
export function countdown(minutes, messages, say) {
  const time = element("span", { role: "timer", class: "clock__time" });
  const start = button("clock", messages.clock_start);
  let left = minutes * MINUTE;
  /** When it ends, in the clock of the page; 0 while it is halted. */
  let end = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;

  const remaining = () => (end ? Math.max(0, Math.round((end - performance.now()) / SECOND)) : left);

  function show() {
    const seconds = remaining();
    time.textContent = `${Math.floor(seconds / MINUTE)}:${String(seconds % MINUTE).padStart(2, "0")}`;
    start.textContent = end ? messages.clock_halt : messages.clock_start;
  }

  function halt() {
    left = remaining();
    end = 0;
    clearInterval(ticking);
    show();
  }

  function tick() {
    show();
    if (remaining() > 0) return;
    halt();
    left = minutes * MINUTE;
    say(messages.clock_over);
  }

  show();
  return {
    elements: [time, start],
    toggle() {
      if (end) return halt();
      end = performance.now() + left * SECOND;
      ticking = setInterval(tick, SECOND);
      show();
    },
  };
}
