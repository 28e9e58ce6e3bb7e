// Loaded by --import into the processes that serve the subgraphs: counts the requests they are asked, and tells the
// sum at GET / on a port of its own, so that what is counted is not slowed by a proxy.
import { subscribe } from 'node:diagnostics_channel';
import { createServer } from 'node:http';

let asked = 0;
subscribe('http.server.request.start', ({ request }) => {
  if (request.method === 'POST') asked++;
});
createServer((_request, response) => response.end(String(asked)))
  .listen(Number(process.env.COUNTER_PORT), '127.0.0.1')
  .unref();
