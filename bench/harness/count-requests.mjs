// Preloaded with --import into the processes that serve the subgraphs. Counts their requests and returns the sum at
// GET / on a port of its own, so that no proxy slows the requests.
import { subscribe } from 'node:diagnostics_channel';
import { createServer } from 'node:http';

let count = 0;
subscribe('http.server.request.start', ({ request }) => {
  if (request.method === 'POST') count++;
});
createServer((_request, response) => response.end(String(count)))
  .listen(Number(process.env.COUNTER_PORT), '127.0.0.1')
  .unref();
