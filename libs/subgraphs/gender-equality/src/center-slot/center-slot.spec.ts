import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from '../subgraph';

interface Hours {
  start: string;
  end: string;
  durationMinutes: number;
}

describe('the slots of the center', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  it('are six of two hours, with half an hour free after the fourth', async () => {
    const { data } = await subgraph.ask('{ centerSlots { number name hours { start end durationMinutes } } }');
    const twoHours = (number: number, start: string, end: string) => ({
      number,
      name: `第${number}区分`,
      hours: { start, end, durationMinutes: 120 },
    });
    expect(data?.centerSlots).toEqual([
      twoHours(1, '09:00', '11:00'),
      twoHours(2, '11:00', '13:00'),
      twoHours(3, '13:00', '15:00'),
      twoHours(4, '15:00', '17:00'),
      twoHours(5, '17:30', '19:30'),
      twoHours(6, '19:30', '21:30'),
    ]);
  });

  it('lie within the opening hours and do not overlap', async () => {
    const { data } = await subgraph.ask(
      '{ genderEqualityCenters { openingHours { start end } slots { hours { start end } } } }',
    );
    const [center] = data?.genderEqualityCenters as { openingHours: Hours; slots: { hours: Hours }[] }[];
    const edges = center?.slots.flatMap(({ hours }) => [hours.start, hours.end]) ?? [];
    const times = [center?.openingHours.start, ...edges, center?.openingHours.end];
    expect(times).toHaveLength(14);
    expect(times).toEqual([...times].sort());
  });

  it('are found by their id, and not by another', async () => {
    const { data, errors } = await subgraph.ask(
      '{ centerSlot(id: "center-slot-6") { name(locale: EN) } other: centerSlot(id: "center-slot-7") { id } }',
    );
    expect(data).toEqual({ centerSlot: { name: 'Slot 6' }, other: null });
    expect(errors?.[0]).toMatchObject({
      message: 'No center slot has the id "center-slot-7".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
