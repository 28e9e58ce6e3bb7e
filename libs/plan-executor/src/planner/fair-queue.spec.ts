import { FairQueue } from './fair-queue';

const everybody = () => true;

function takeAll(queue: FairQueue<number>, may: (client: string) => boolean = everybody): string[] {
  const taken: string[] = [];
  for (let next = queue.take(may); next; next = queue.take(may)) taken.push(`${next.client}${next.item}`);
  return taken;
}

describe('a fair queue', () => {
  let queue: FairQueue<number>;
  beforeEach(() => {
    queue = new FairQueue();
    for (const item of [1, 2, 3]) queue.push('a', item);
    queue.push('b', 1);
    queue.push('c', 1);
  });

  it('gives every client a turn before any client gets a second one', () => {
    expect(takeAll(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
    expect(queue.size).toBe(0);
  });

  it('gives a new client its turn after those that wait, and before their second turn', () => {
    queue.take(everybody);
    queue.push('d', 1);
    expect(takeAll(queue)).toEqual(['b1', 'c1', 'a2', 'd1', 'a3']);
  });

  it('skips clients that may not have a turn, and keeps their position', () => {
    expect(takeAll(queue, (client) => client !== 'a')).toEqual(['b1', 'c1']);
    expect(takeAll(queue)).toEqual(['a1', 'a2', 'a3']);
  });

  it('removes an item from its line', () => {
    queue.remove('a', 2);
    queue.remove('b', 1);
    queue.remove('b', 1);
    queue.remove('nobody', 1);
    expect([queue.size, queue.lengthOf('a'), queue.lengthOf('b')]).toEqual([3, 2, 0]);
    expect(takeAll(queue)).toEqual(['a1', 'c1', 'a3']);
  });
});
