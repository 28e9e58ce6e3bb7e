import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();

const page = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

test('what is not there is told to a person with a page in their language, and to a program as problem details', async () => {
  const japanese = await gateway.get('/nothing', { headers: page });
  expect([japanese.status, japanese.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect(japanese.headers.get('content-language')).toBe('ja');
  const english = await gateway.get('/nothing', { headers: { ...page, 'accept-language': 'en' } });
  expect(await english.text()).toContain('There is nothing at this address.');
  const program = await gateway.get('/nothing');
  expect(program.headers.get('content-type')).toMatch('application/problem+json');
  expect(await program.json()).toMatchObject({ status: 404, detail: expect.stringContaining('/graphql') });
});
