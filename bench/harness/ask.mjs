import { request } from 'undici';

/**
 * Sends one GraphQL request.
 * @param {string} url
 * @param {{ query: string, variables?: object }} question
 * @returns {Promise<{ data: unknown, text: string }>} Throws if the status is no success or the answer has errors.
 */
export async function ask(url, question, headers = {}) {
  const response = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(question),
  });
  const text = await response.body.text();
  const { data, errors } = JSON.parse(text);
  if (response.statusCode !== 200 || errors) {
    throw new Error(`${url} answers ${response.statusCode} ${JSON.stringify(errors ?? text).slice(0, 1_000)}`);
  }
  return { data, text };
}
