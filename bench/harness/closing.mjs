/** Resources that must not outlive the bench, however it ends. */
const open = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await Promise.allSettled([...open].map((close) => close()));
    process.exit(130);
  });
}

/** @returns {() => Promise<void>} the same function, which also runs when the bench is interrupted */
export function closedAtEnd(close) {
  open.add(close);
  return async () => {
    open.delete(close);
    await close();
  };
}
