// Run by driver.mjs as a separate process if wrk is not installed.
import autocannon from 'autocannon';

const { url, bodies, connections, seconds } = JSON.parse(process.argv[2]);
const headers = { 'content-type': 'application/json', accept: 'application/json' };
const result = await autocannon({
  url,
  connections,
  duration: seconds,
  timeout: 30,
  requests: bodies.map((body) => ({ method: 'POST', headers, body })),
});
process.stdout.write(
  JSON.stringify({
    requests: result.requests.total,
    seconds: result.duration,
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  }),
);
