import { UserFacingError } from '@tokorozawa/vocabulary';
import { findSubgraph, getSubgraph, subgraphs } from './index';

const names = subgraphs.map(({ name }) => name);

test('the subgraphs stand in the order of their names, each once', () => {
  expect(names.length).toBeGreaterThan(1);
  expect(names).toEqual([...new Set(names)].sort());
});

test.each(names)('%s is found by its name', (name) => {
  expect(getSubgraph(name).name).toBe(name);
  expect(findSubgraph(name)).toBe(getSubgraph(name));
});

test('a name that no subgraph has is told with those that there are', () => {
  expect(findSubgraph('nope')).toBeUndefined();
  expect(() => getSubgraph('nope')).toThrow(
    new UserFacingError(`No subgraph is called "nope". Known: ${names.join(', ')}.`),
  );
});
