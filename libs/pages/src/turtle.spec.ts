import { Parser } from 'n3';
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
