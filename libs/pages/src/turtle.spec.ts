import { Parser, Store } from 'n3';
import { turtleOf } from './turtle';

test.each([
  'https://x.example/a>;<http://schema.org/name><http://evil.example/o',
  'https://x.example/"><b>',
  'https://x.example/{}|^`\\u003e',
])('the address %s is one node, whatever it contains', async (address) => {
  const text = await turtleOf({ '@id': 'https://x.example/1', 'https://schema.org/url': { '@id': address } });
  const triples = new Parser().parse(text);
  expect(triples.map(({ predicate }) => predicate.value)).toEqual(['https://schema.org/url']);
  expect(decodeURIComponent(triples[0]?.object.value ?? '')).toBe(address);
});

test('a document in parts says the same as the whole, states nothing twice, and lets others be answered in between', async () => {
  const at = (path: string): string => `https://x.example/${path}`;
  const context = { '@vocab': at('terms/') };
  const items = Array.from({ length: 200 }, (_, index) => ({
    '@id': at(String(index)),
    name: [{ '@value': '名', '@language': 'ja' }, 'name'],
    theme: { '@id': at('theme'), label: 'x' },
    author: { name: `a${index}` },
  }));
  let turns = 0;
  let isWritten = false;
  const count = (): void => {
    turns++;
    if (!isWritten) setImmediate(count);
  };
  setImmediate(count);
  const parts = items.map((item) => ({ '@context': context, ...item }));
  const text = await turtleOf(parts);
  isWritten = true;
  expect(turns).toBeGreaterThanOrEqual(parts.length);
  const read = (turtle: string) => new Store(new Parser().parse(turtle));
  const [one, other] = [read(text), read(await turtleOf({ '@context': context, '@graph': items }))];
  expect(one.size).toBe(other.size);
  expect(new Parser().parse(text)).toHaveLength(one.size);
  expect(one.getSubjects(null, null, null)).toHaveLength(401);
  expect(text).not.toContain('_:_:');
});
