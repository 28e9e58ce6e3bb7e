/** What went over the wire since the last question, in order. */
export const exchanges = [];

const { fetch } = globalThis;

/** Clients take the global `fetch` unless they are told otherwise, so nothing has to be told to any of them. */
globalThis.fetch = async (...request) => {
  const response = await fetch(...request);
  const { method } = new Request(...request);
  exchanges.push({ method, status: response.status, cacheStatus: response.headers.get('cache-status') });
  return response;
};
