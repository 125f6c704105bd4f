/** The reader's own date: no engine reads the clock. */
export function today() {
  const now = new Date();
  const local = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return local.map((part) => String(part).padStart(2, "0")).join("-");
}
