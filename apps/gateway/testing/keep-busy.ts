/** Keeps the event loop for as long as checking an operation on a slow day. */
export function keepBusy(): void {
  const end = performance.now() + 15;
  while (performance.now() < end);
}
