import { parse } from 'graphql';
import { Measured } from './measured';

const found = { depth: 1, aliases: 0, directives: 0, cost: 1, expandedSize: 1 };

function counted(): { times: number; measure: () => typeof found } {
  const count = { times: 0, measure: () => (count.times++, found) };
  return count;
}

test('the same question is measured once, and another one by itself', () => {
  const [measured, count] = [new Measured(), counted()];
  const [one, other] = [parse('query A { a } query B { b }'), parse('{ a }')];
  for (let turn = 0; turn < 3; turn++) {
    expect(measured.of(one, 'A', { first: 1 }, count.measure)).toBe(found);
    measured.of(one, 'B', { first: 1 }, count.measure);
    measured.of(one, 'A', { first: 2 }, count.measure);
    measured.of(other, undefined, {}, count.measure);
  }
  expect(count.times).toBe(4);
});

test('what is refused while it is measured is refused each time', () => {
  const [measured, document] = [new Measured(), parse('{ a }')];
  const refuse = () => {
    throw new Error('null');
  };
  for (let turn = 0; turn < 2; turn++) expect(() => measured.of(document, undefined, {}, refuse)).toThrow('null');
});

test('variables without end are not remembered', () => {
  const [measured, count, document] = [new Measured(), counted(), parse('{ a }')];
  for (let turn = 0; turn < 2; turn++) measured.of(document, undefined, { long: 'x'.repeat(1_000) }, count.measure);
  for (let n = 0; n < 100; n++) measured.of(document, undefined, { n }, count.measure);
  measured.of(document, undefined, { n: 0 }, count.measure);
  expect(count.times).toBe(103);
});
