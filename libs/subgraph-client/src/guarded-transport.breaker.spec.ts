import { CircuitBreaker, type Attempt } from './guarded-transport';

let changes: string[];
beforeEach(() => (changes = []));

const breaker = (probeInterval = 60_000): CircuitBreaker =>
  new CircuitBreaker({
    maxFailures: 3,
    probeInterval,
    onOpen: () => void changes.push('open'),
    onClose: () => void changes.push('closed'),
  });

const fail = (circuit: CircuitBreaker, times: number): void => {
  for (let time = 0; time < times; time++) circuit.begin()?.end('failed');
};

test('failures in a row open it, and nobody is let through then', () => {
  const circuit = breaker();
  fail(circuit, 2);
  circuit.begin()?.end('answered');
  fail(circuit, 2);
  circuit.begin()?.end('unknown');
  expect(changes).toEqual([]);
  fail(circuit, 1);
  expect(changes).toEqual(['open']);
  expect(circuit.begin()).toBeUndefined();
});

describe('when it has been open for a while', () => {
  let circuit: CircuitBreaker;
  let probe: Attempt | undefined;
  beforeEach(() => {
    circuit = breaker();
    fail(circuit, 3);
    circuit.probeSoon();
    probe = circuit.begin();
  });

  test('one is let through, and all others wait for what becomes of it', () => {
    expect(probe).toBeDefined();
    circuit.probeSoon();
    expect(circuit.begin()).toBeUndefined();
  });

  test('its answer closes it for all', () => {
    probe?.end('answered');
    expect(changes).toEqual(['open', 'closed']);
    fail(circuit, 2);
    expect(circuit.begin()).toBeDefined();
  });

  test.each(['failed', 'unknown'] as const)(
    'an outcome that is %s leaves it open, until the next is let through',
    (outcome) => {
      probe?.end(outcome);
      expect(circuit.begin()).toBeUndefined();
      circuit.probeSoon();
      expect(circuit.begin()).toBeDefined();
      expect(changes).toEqual(['open']);
    },
  );
});

test('what was begun before it opened closes it by an answer, and changes nothing by failing', () => {
  const circuit = breaker();
  const [slow, slower] = [circuit.begin(), circuit.begin()];
  fail(circuit, 3);
  slow?.end('failed');
  expect(changes).toEqual(['open']);
  slower?.end('answered');
  expect(changes).toEqual(['open', 'closed']);
});
