import { choiceInHash, choiceToHash } from './timeline-address';

test.each([
  ['#timeline', { from: '', to: '', subgraph: '', order: 'newest' }],
  [
    '#timeline&from=1995&to=2005&domain=INFORMATIZATION&order=oldest',
    { from: '1995', to: '2005', subgraph: 'INFORMATIZATION', order: 'oldest' },
  ],
] as const)('the address %s is written as it was read', (hash, choice) => {
  expect(choiceInHash(hash)).toEqual(choice);
  expect(choiceToHash(choice)).toBe(hash);
});

test('another part of the page is no choice', () => {
  expect(choiceInHash('#peace')).toBeUndefined();
});
