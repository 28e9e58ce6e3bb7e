import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { loopback, makeCertificate, openReceiver, type Receiver } from '../testing/open-receiver';
import type { AddressRules } from './address';
import { createSalt, deriveSecret, fingerprintOf } from './secret';
import { sendMessage, type SendResult } from './send';

const limits = { timeout: 10_000, maxAnswerSize: 1_000 };
const rules: AddressRules = { privateNetworks: loopback };
const secret = deriveSecret('key of the operator', 'webhook-1', createSalt());
const body = JSON.stringify({ type: 'changes.available', data: { cursor: 'abc', count: 2 } });

let receiver: Receiver;
beforeAll(async () => (receiver = await openReceiver()));
afterAll(() => receiver.close());
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answer((response) => response.writeHead(204).end());
});

const send = (
  more: { url?: string; secrets?: string[]; rules?: AddressRules; timeout?: number } = {},
): Promise<SendResult> =>
  sendMessage(
    { id: 'msg_1', url: more.url ?? receiver.url, body, secrets: more.secrets ?? [secret] },
    new Date(),
    more.rules ?? rules,
    { ...limits, timeout: more.timeout ?? limits.timeout },
  );

/** What the library of Standard Webhooks says of the last message. */
function verify(withSecret: string): unknown {
  const { headers, body } = receiver.received.at(-1) ?? { headers: {}, body: '' };
  return new Webhook(withSecret).verify(body, headers as Record<string, string>);
}

test('a message is verified by the library of Standard Webhooks, and by no other secret', async () => {
  expect(await send()).toEqual({ status: 204 });
  expect(verify(secret)).toEqual(JSON.parse(body));
  expect(() => verify(deriveSecret('key of the operator', 'webhook-2', createSalt()))).toThrow('No matching signature');
});

test('a message that was changed, or is sent again ten minutes later, is not verified', async () => {
  await send();
  const [message] = receiver.received;
  const headers = message?.headers as Record<string, string>;
  const webhook = new Webhook(secret);
  expect(() => webhook.verify(body.replace('2', '3'), headers)).toThrow('No matching signature');
  expect(() => webhook.verify(body, { ...headers, 'webhook-id': 'msg_2' })).toThrow('No matching signature');
  const late = String(Number(headers['webhook-timestamp']) - 600);
  expect(() => webhook.verify(body, { ...headers, 'webhook-timestamp': late })).toThrow('too old');
});

test('during the overlap of a rotation, the old and the new secret both verify a message', async () => {
  const newer = deriveSecret('key of the operator', 'webhook-1', createSalt());
  await send({ secrets: [newer, secret] });
  expect(verify(newer)).toEqual(verify(secret));
});

test('a secret has 256 bits, and is the same for the same key, webhook and salt alone', () => {
  const salt = createSalt();
  const secrets = [
    ['key', 'w1', salt],
    ['key', 'w2', salt],
    ['other', 'w1', salt],
    ['key', 'w1', createSalt()],
  ] as const;
  const derived = secrets.map(([key, webhook, salt]) => deriveSecret(key, webhook, salt));
  expect(new Set(derived.map(fingerprintOf)).size).toBe(4);
  expect(deriveSecret('key', 'w1', salt)).toBe(derived[0]);
  expect(derived[0]).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
});

test.each([
  [200, undefined],
  [302, 'The receiver answered 302. Redirects are not followed.'],
  [410, 'The receiver answered 410.'],
  [500, 'The receiver answered 500.'],
])('the status %s is reported', async (status, error) => {
  receiver.answer((response) => response.writeHead(status, { location: receiver.url }).end('secrets of the receiver'));
  expect(await send()).toEqual({ status, error });
  expect(receiver.received).toHaveLength(1);
});

test('an answer without end is read only in part', async () => {
  receiver.answer((response) => {
    response.writeHead(200);
    const more = (): void => void (response.destroyed || response.write('x'.repeat(1_000), () => setImmediate(more)));
    more();
  });
  expect(await send()).toEqual({ status: 200 });
});

test.each([
  [200, undefined],
  [503, 'The receiver answered 503.'],
])('the status %s counts although the rest of the answer breaks off', async (status, error) => {
  receiver.answer((response) => {
    response.writeHead(status, { 'content-length': 100 });
    response.write('x', () => response.destroy());
  });
  expect(await send()).toEqual({ status, error });
});

test('a receiver that does not answer in time, or not at all, is told', async () => {
  receiver.answer(() => undefined);
  expect(await send({ timeout: 50 })).toEqual({ error: 'The receiver did not answer within 0.05 seconds.' });
  receiver.answer((response) => void response.destroy());
  expect(await send()).toEqual({
    error: 'The receiver ended the connection without an answer. Its port may expect HTTPS.',
  });
  const closed = await openReceiver();
  await closed.close();
  expect(await send({ url: closed.url })).toEqual({ error: 'The receiver refused the connection.' });
});

test('nothing is sent to a receiver whose certificate nobody vouches for', async () => {
  const impostor = await openReceiver(await makeCertificate('IP:127.0.0.1'));
  try {
    expect(await send({ url: impostor.url })).toEqual({
      error: 'The certificate of the receiver is not valid (DEPTH_ZERO_SELF_SIGNED_CERT).',
    });
    expect(impostor.received).toEqual([]);
  } finally {
    await impostor.close();
  }
});

test('a port that speaks something else is told as such, and not as a wrong certificate', async () => {
  const mail = createServer((socket) => socket.end('220 mail.example.jp ESMTP\r\n')).listen(0, '127.0.0.1');
  await once(mail, 'listening');
  const { port } = mail.address() as AddressInfo;
  const secure = await openReceiver(await makeCertificate('IP:127.0.0.1'));
  const noTls = 'The port of the receiver does not speak HTTPS (ERR_SSL_WRONG_VERSION_NUMBER).';
  try {
    const urls = [receiver.url.replace('http:', 'https:'), `https://127.0.0.1:${port}/`, `http://127.0.0.1:${port}/`];
    const errors = [noTls, noTls, 'The port of the receiver does not speak HTTP.'];
    for (const [index, url] of urls.entries()) expect(await send({ url })).toEqual({ error: errors[index] });
    expect(await send({ url: secure.url.replace('https:', 'http:') })).toEqual({
      error: 'The receiver ended the connection without an answer. Its port may expect HTTPS.',
    });
  } finally {
    await secure.close();
    mail.close();
  }
});

test('a name that leads elsewhere after it was checked gets no connection there', async () => {
  const { port } = new URL(receiver.url);
  const url = `http://rebinding.example.jp:${port}/`;
  let lookups = 0;
  const resolve = () => Promise.resolve([{ address: lookups++ === 0 ? '127.0.0.1' : '169.254.169.254', family: 4 }]);
  expect(await send({ url, rules: { ...rules, resolve } })).toEqual({ status: 204 });
  expect(lookups).toBe(1);
  expect(receiver.received[0]?.headers.host).toBe(`rebinding.example.jp:${port}`);
  expect(await send({ url, rules: { ...rules, resolve } })).toEqual({
    error: 'The address must begin with "https://".',
  });
  expect(receiver.received).toHaveLength(1);
});

test('nothing is sent to a private address that the operator did not name', async () => {
  expect(await send({ rules: {} })).toEqual({ error: 'The address must begin with "https://".' });
  expect(await send({ url: receiver.url.replace('http', 'https'), rules: {} })).toEqual({
    error: 'The host of the address does not belong to the public Internet.',
  });
  expect(receiver.received).toEqual([]);
});
