import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from '../subgraph';

interface Hours {
  start: string;
  end: string;
}

interface Scheduled {
  patterns: { recurrence: string; hours: Hours }[];
  center: { openingHours: Hours };
}

describe('the consultations', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  it('have their days, hours and the cases of fiscal year 2023', async () => {
    const { data } = await subgraph.ask(`{
      consultations {
        name
        patterns { days recurrence hours { start end } }
        counts { date { fiscalYear era } cases }
        provenance { asOf { fiscalYear } }
      }
    }`);
    const fromTenToFour = { start: '10:00', end: '16:00' };
    const in2023 = (cases: number) => ({
      counts: [{ date: { fiscalYear: 2023, era: '令和5年度' }, cases }],
      provenance: { asOf: { fiscalYear: 2023 } },
    });
    expect(data?.consultations).toEqual([
      {
        name: '電話相談',
        patterns: [
          { days: '毎週 月・水・金・土曜日', recurrence: 'FREQ=WEEKLY;BYDAY=MO,WE,FR,SA', hours: fromTenToFour },
          { days: '毎月 第2・第4火曜日', recurrence: 'FREQ=MONTHLY;BYDAY=2TU,4TU', hours: fromTenToFour },
        ],
        ...in2023(950),
      },
      {
        name: 'カウンセリング',
        patterns: [
          { days: '毎月 第1・第3・第4火曜日', recurrence: 'FREQ=MONTHLY;BYDAY=1TU,3TU,4TU', hours: fromTenToFour },
          {
            days: '毎月 第2火曜日',
            recurrence: 'FREQ=MONTHLY;BYDAY=2TU',
            hours: { start: '14:00', end: '20:00' },
          },
          { days: '毎月 第4金曜日', recurrence: 'FREQ=MONTHLY;BYDAY=4FR', hours: fromTenToFour },
        ],
        ...in2023(204),
      },
      {
        name: '何でも聞きます相談',
        patterns: [{ days: '毎週 水曜日', recurrence: 'FREQ=WEEKLY;BYDAY=WE', hours: fromTenToFour }],
        ...in2023(108),
      },
    ]);
  });

  it('to which a citizen can go in a week leave out a Monday that is a holiday', async () => {
    const { data } = await subgraph.ask(`{
      consultationSessions(between: { start: "2024-07-08", end: "2024-07-21" }) {
        date { day }
        opening { weekday open }
        hours { start end }
        consultation { name(locale: EN) }
      }
    }`);
    const session = (day: string, weekday: string, name: string, start = '10:00', end = '16:00') => ({
      date: { day },
      opening: { weekday, open: true },
      hours: { start, end },
      consultation: { name },
    });
    const telephone = 'Telephone consultation';
    expect(data?.consultationSessions).toEqual([
      session('2024-07-08', 'MONDAY', telephone),
      session('2024-07-09', 'TUESDAY', telephone),
      session('2024-07-09', 'TUESDAY', 'Counseling', '14:00', '20:00'),
      session('2024-07-10', 'WEDNESDAY', telephone),
      session('2024-07-10', 'WEDNESDAY', '"Ask us anything" consultation'),
      session('2024-07-12', 'FRIDAY', telephone),
      session('2024-07-13', 'SATURDAY', telephone),
      session('2024-07-16', 'TUESDAY', 'Counseling'),
      session('2024-07-17', 'WEDNESDAY', telephone),
      session('2024-07-17', 'WEDNESDAY', '"Ask us anything" consultation'),
      session('2024-07-19', 'FRIDAY', telephone),
      session('2024-07-20', 'SATURDAY', telephone),
    ]);
  });

  it('fit in the center: no day of any pattern is a Thursday, and all hours are within its opening hours', async () => {
    const { data } = await subgraph.ask(
      '{ consultations { patterns { recurrence hours { start end } } center { openingHours { start end } } } }',
    );
    for (const { patterns, center } of data?.consultations as Scheduled[]) {
      for (const { recurrence, hours } of patterns) {
        expect(recurrence.split('BYDAY=').at(-1)).not.toContain('TH');
        expect(hours.start >= center.openingHours.start && hours.end <= center.openingHours.end).toBe(true);
      }
    }
  });

  it('number no more in any year than their lists are said to hold', async () => {
    const year = 'between: { start: "2024", end: "2024" }';
    const { data } = await subgraph.ask(`{
      consultationSessions(${year}) { date { day } }
      consultations { sessions(${year}) { date { day } } }
    }`);
    const { consultationSessions, consultations } = data as {
      consultationSessions: unknown[];
      consultations: { sessions: unknown[] }[];
    };
    const counts = consultations.map(({ sessions }) => sessions.length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(240);
    expect(consultationSessions).toHaveLength(counts.reduce((sum, count) => sum + count));
    expect(consultationSessions.length).toBeLessThanOrEqual(350);
  });

  it('are asked for by a month or a fiscal year as people write it', async () => {
    const { data, errors } = await subgraph.ask(`{
      consultation(id: "consultation-counseling") {
        july: sessions(between: { start: "2024-07", end: "令和6年7月" }) { date { day } }
        year: sessions(between: { start: "令和6年度", end: "令和6年度" }) { date { fiscalYear } }
      }
    }`);
    expect(errors).toBeUndefined();
    const { july, year } = data?.consultation as { july: unknown[]; year: { date: { fiscalYear: number } }[] };
    expect(july).toEqual(['02', '09', '16', '23', '26'].map((day) => ({ date: { day: `2024-07-${day}` } })));
    expect(new Set(year.map(({ date }) => date.fiscalYear))).toEqual(new Set([2024]));
  });

  it('answer the rest when a period is reversed', async () => {
    const { data, errors } = await subgraph.ask(
      '{ consultation(id: "consultation-telephone") { name sessions(between: { start: "2024-07-21", end: "2024-07-15" }) { date { day } } } }',
    );
    expect(data?.consultation).toEqual({ name: '電話相談', sessions: null });
    expect(errors?.[0]).toMatchObject({
      message: '"between" starts on 2024-07-21, after its end on 2024-07-15. Exchange the two.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('are not found by an id that none of them has', async () => {
    const { errors } = await subgraph.ask('{ consultation(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No consultation has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
