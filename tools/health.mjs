// Asks the server of this container whether it is ready, for docker compose's health checks: 0 when it is, else 1.
const { HOST = '127.0.0.1', PORT } = process.env;
const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST;
try {
  const response = await fetch(`http://${host}:${PORT}/health/ready`, { signal: AbortSignal.timeout(4_000) });
  if (!response.ok) throw new Error(await response.text());
} catch (error) {
  console.error(`Not ready: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
