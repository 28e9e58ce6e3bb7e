import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from '../subgraph';

interface Hours {
  from: string;
  to: string;
}

interface Scheduled {
  patterns: { recurrence: string; hours: Hours }[];
  centre: { openingHours: Hours };
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
        patterns { days recurrence hours { from to } }
        counts { fiscalYear fiscalYearEra cases }
        provenance { asOf { fiscalYear } }
      }
    }`);
    const fromTenToFour = { from: '10:00', to: '16:00' };
    const in2023 = (cases: number) => ({
      counts: [{ fiscalYear: 2023, fiscalYearEra: '令和5年度', cases }],
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
            hours: { from: '14:00', to: '20:00' },
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
      consultationSessions(from: "2024-07-08", to: "2024-07-21") {
        date
        opening { weekday(locale: EN) open }
        hours { from to }
        consultation { name(locale: EN) }
      }
    }`);
    const session = (date: string, weekday: string, name: string, from = '10:00', to = '16:00') => ({
      date,
      opening: { weekday, open: true },
      hours: { from, to },
      consultation: { name },
    });
    const telephone = 'Telephone consultation';
    expect(data?.consultationSessions).toEqual([
      session('2024-07-08', 'Monday', telephone),
      session('2024-07-09', 'Tuesday', telephone),
      session('2024-07-09', 'Tuesday', 'Counselling', '14:00', '20:00'),
      session('2024-07-10', 'Wednesday', telephone),
      session('2024-07-10', 'Wednesday', 'Consultation on anything'),
      session('2024-07-12', 'Friday', telephone),
      session('2024-07-13', 'Saturday', telephone),
      session('2024-07-16', 'Tuesday', 'Counselling'),
      session('2024-07-17', 'Wednesday', telephone),
      session('2024-07-17', 'Wednesday', 'Consultation on anything'),
      session('2024-07-19', 'Friday', telephone),
      session('2024-07-20', 'Saturday', telephone),
    ]);
  });

  it('fit in the centre: no day of any pattern is a Thursday, and all hours are within its opening hours', async () => {
    const { data } = await subgraph.ask(
      '{ consultations { patterns { recurrence hours { from to } } centre { openingHours { from to } } } }',
    );
    for (const { patterns, centre } of data?.consultations as Scheduled[]) {
      for (const { recurrence, hours } of patterns) {
        expect(recurrence.split('BYDAY=').at(-1)).not.toContain('TH');
        expect(hours.from >= centre.openingHours.from && hours.to <= centre.openingHours.to).toBe(true);
      }
    }
  });

  it('number no more in any year than their lists are said to hold', async () => {
    const year = 'from: "2024-01-01", to: "2024-12-31"';
    const { data } = await subgraph.ask(`{
      consultationSessions(${year}) { date }
      consultations { sessions(${year}) { date } }
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

  it('answer the rest when a period is reversed', async () => {
    const { data, errors } = await subgraph.ask(
      '{ consultation(id: "consultation-telephone") { name sessions(from: "2024-07-21", to: "2024-07-15") { date } } }',
    );
    expect(data?.consultation).toEqual({ name: '電話相談', sessions: null });
    expect(errors?.[0]).toMatchObject({
      message: 'The period ends before it starts: 2024-07-15 is earlier than 2024-07-21. Exchange the two.',
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
