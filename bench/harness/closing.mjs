/** What must not outlive the bench, however it ends. */
const open = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await Promise.allSettled([...open].map((close) => close()));
    process.exit(130);
  });
}

/** @returns {() => Promise<void>} the same, which is also called when the bench is told to stop */
export function closedAtEnd(close) {
  open.add(close);
  return async () => {
    open.delete(close);
    await close();
  };
}
