import fastify from 'fastify';
import { listen, requireFreePort } from './listen';

async function refusal(host: string, port: number): Promise<string> {
  const server = fastify();
  try {
    return await listen(server, host, port).catch((error: unknown) => String(error));
  } finally {
    await server.close();
  }
}

test('the address that is shown is one that people can open', async () => {
  const server = fastify();
  expect(await listen(server, '0.0.0.0', 0)).toMatch(/^http:\/\/localhost:[1-9]\d*$/);
  await server.close();
});

test('an address that this machine does not have is reported', async () => {
  expect(await refusal('192.0.2.1', 0)).toBe(
    'UserFacingError: This machine has no address 192.0.2.1. Correct HOST: 127.0.0.1 is this machine alone, 0.0.0.0 every network.',
  );
});

test('a port that another program uses is reported, with one to try', async () => {
  const other = fastify();
  const port = Number(new URL(await listen(other, '127.0.0.1', 0)).port);
  const sentence = `Port ${port} on 127.0.0.1 is taken by another program. Stop it, or choose another port: PORT=${port + 1}.`;
  expect(await refusal('127.0.0.1', port)).toBe(`UserFacingError: ${sentence}`);
  await expect(requireFreePort('127.0.0.1', port)).rejects.toThrow(sentence);
  await other.close();
});

test('a free port is still free when it was looked at', async () => {
  const server = fastify();
  const port = Number(new URL(await listen(server, '127.0.0.1', 0)).port);
  await server.close();
  await requireFreePort('127.0.0.1', port);
  const again = fastify();
  expect(await listen(again, '127.0.0.1', port)).toBe(`http://localhost:${port}`);
  await again.close();
});
