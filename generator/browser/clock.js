/** The reader's own day, as an ISO date: the one place that reads the clock. */
export function today() {
  const now = new Date();
  const local = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return local.map((part) => String(part).padStart(2, "0")).join("-");
}
