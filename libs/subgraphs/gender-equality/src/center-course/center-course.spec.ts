import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { Weekday, weekdayCharacter } from '@tokorozawa/vocabulary';
import { genderEquality } from '../subgraph';

interface Day {
  date: { day: string };
  statedWeekday: Weekday;
  weekday: Weekday;
  agrees: boolean;
}

interface Dates {
  start: Day;
  end: Day | null;
}

interface Course {
  id: string;
  recruitment: Dates | null;
  sessions: Dates[];
}

interface Attended {
  attendances: { count: number }[];
}

describe('the courses of 令和5年度', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  const courses = async (args: string, fields = 'id'): Promise<Course[]> => {
    const { data, errors } = await subgraph.ask(`{ centerCourses(${args}) { nodes { ${fields} } } }`);
    expect(errors).toBeUndefined();
    return (data?.centerCourses as { nodes: Course[] }).nodes;
  };

  const idsOf = async (args: string): Promise<string[]> =>
    (await courses(args)).map(({ id }) => id.replace('course-2023-', ''));

  const datedCourses = () => {
    const dates =
      '{ start { date { day } statedWeekday weekday agrees } end { date { day } statedWeekday weekday agrees } }';
    return courses('first: 100', `id recruitment ${dates} sessions ${dates}`);
  };

  it('are twelve, in the order of the table', async () => {
    const { data } = await subgraph.ask(
      '{ centerCourses(where: { fiscalYear: 2023 }) { totalCount nodes { number name date { fiscalYear } } } }',
    );
    const names = [
      'ひきこもり女子会',
      'ふらっと祭り',
      'みんなの子育てフォトコンテスト',
      'パパとつくろう!エコクッキング',
      '女性のための就職支援セミナー',
      'ママパパ防災講座',
      'スキンケア&美眉講座',
      '女性のための護身法ワークショップ',
      'デートDV防止講座',
      '女性に対する暴力をなくす運動',
      'アサーティブ講座',
      '国際女性の日記念 ミモザコンサート',
    ];
    expect(data?.centerCourses).toEqual({
      totalCount: 12,
      nodes: names.map((name, index) => ({ number: index + 1, name, date: { fiscalYear: 2023 } })),
    });
  });

  it('have the attendance of the source, each number in its unit', async () => {
    const { data } = await subgraph.ask(
      '{ centerCourses { nodes { number attendances { count unit eventNumber } } } }',
    );
    const { nodes } = data?.centerCourses as {
      nodes: { number: number; attendances: { count: number; unit: string; eventNumber: number | null }[] }[];
    };
    const attendances = nodes.map(({ attendances }) =>
      attendances.map(({ eventNumber, count, unit }) => [...(eventNumber ? [eventNumber] : []), count, unit].join(' ')),
    );
    expect(attendances).toEqual([
      ['38 PERSON_VISITS'],
      ['259 PERSON_VISITS'],
      ['39 WORKS', '7 PEOPLE'],
      ['15 PARENT_CHILD_PAIRS'],
      ['28 PEOPLE'],
      ['3 PARENT_CHILD_PAIRS', '4 PEOPLE'],
      ['17 PEOPLE'],
      ['11 PEOPLE'],
      ['1 167 PEOPLE', '2 240 PEOPLE', '3 123 PEOPLE'],
      ['718 PERSON_VISITS'],
      ['53 PERSON_VISITS'],
      ['68 PERSON_VISITS'],
    ]);
  });

  it('are found by how many took part, in a unit or in any', async () => {
    expect(await idsOf('where: { attendance: { min: 51 } }')).toEqual(
      (await courses('first: 100', 'id attendances { count }'))
        .filter((course) => (course as unknown as Attended).attendances.some(({ count }) => count > 50))
        .map(({ id }) => id.replace('course-2023-', '')),
    );
    expect(await idsOf('where: { attendance: { min: 51 } }')).toHaveLength(5);
    expect(await idsOf('where: { attendance: { min: 51 }, unit: PEOPLE }')).toHaveLength(1);
    expect(await idsOf('where: { attendance: { min: 4, max: 4 } }')).toHaveLength(1);
    const { errors } = await subgraph.ask(
      '{ centerCourses(where: { attendance: { min: 60, max: 50 } }) { totalCount } }',
    );
    expect(errors?.[0]?.message).toBe(
      '"attendance" has a "min" of 60, which is larger than its "max" of 50. Exchange the two.',
    );
  });

  it('fall on the days of the week that are printed, all twenty-four', async () => {
    const dates = (await datedCourses()).flatMap(({ recruitment, sessions }) => [recruitment ?? [], sessions].flat());
    const days = dates.flatMap(({ start, end }) => [start, end ?? []].flat());
    const printed =
      '5/30火 8/29火 10/31火 1/30火 6/25日 7/1土 10/15日 11/21火 7/29土 8/21月 9/17日 10/17火 10/24火 10/20金 ' +
      '11/16木 12/6水 3/7木 11/12日 11/25土 11/19日 1/20土 2/3土 2/17土 3/8金';
    const monthAndDay = (date: string) => date.split('-').slice(1).map(Number).join('/');
    expect(days.map(({ date, weekday }) => monthAndDay(date.day) + weekdayCharacter[weekday])).toEqual(
      printed.split(' '),
    );
    expect(days.map(({ date, statedWeekday }) => monthAndDay(date.day) + weekdayCharacter[statedWeekday])).toEqual(
      printed.split(' '),
    );
    expect(days.every(({ agrees }) => agrees)).toBe(true);
  });

  it('are never on a Thursday, when the center is closed, but for those at schools', async () => {
    const onThursday = (await datedCourses()).filter(({ sessions }) =>
      sessions.some(({ start }) => start.weekday === Weekday.THURSDAY),
    );
    expect(onThursday.map(({ id }) => id)).toEqual(['course-2023-date-dv']);
  });

  it('include a festival of six events, the title of whose first is lost', async () => {
    const { data } = await subgraph.ask(
      '{ centerCourse(id: "course-2023-furatto-festival") { subtitle events { number name lecturers } provenance { status gaps { field reason } } } }',
    );
    expect(data?.centerCourse).toMatchObject({
      subtitle: '男女共同参画週間記念',
      events: [
        { number: 1, name: null, lecturers: 'ミュージックパネル ぶっぺ' },
        { number: 2, name: 'こどものためのメイクアップ講座', lecturers: expect.stringContaining('ポーラ') as string },
        { number: 3, name: 'パパとつくろう!ぷるぷるスライム' },
        { number: 4, name: '男女共同参画講座', lecturers: '後藤悦子(NPO法人ママプラグ)' },
        { number: 5, name: '利用登録団体活動発表会' },
        { number: 6, name: 'プチ音楽会' },
      ],
      provenance: { status: 'UNCERTAIN', gaps: [{ field: 'events.0.name', reason: 'ILLEGIBLE' }] },
    });
  });

  it('show what was printed where a name or a day is read otherwise, and how sure that is', async () => {
    const { data } = await subgraph.ask(
      '{ centerCourses { nodes { provenance { corrections { printed read confidence } } } } }',
    );
    const { nodes } = data?.centerCourses as {
      nodes: { provenance: { corrections: { printed: string; read: string; confidence: string }[] } }[];
    };
    const corrections = nodes.flatMap(({ provenance }) => provenance.corrections);
    expect(corrections.map(({ printed, read, confidence }) => `${printed} → ${read} ${confidence}`)).toEqual([
      '①こどものためのメイクアップ講座 → ②こどものためのメイクアップ講座 HIGH',
      'パパとつくろう!ぶるぶるスライム → パパとつくろう!ぷるぷるスライム MEDIUM',
      'ぶち音楽会 → プチ音楽会 MEDIUM',
      'ボーラ・ドルチェ所沢店 → ポーラ・ドルチェ所沢店 HIGH',
      'NPO法人ママブラグ → NPO法人ママプラグ HIGH',
      'ぶっぺ → ぶっぺ LOW',
      '朗読サークル*わ″ → 朗読サークル*わ″ LOW',
      '9/17(目) → 9/17(日) HIGH',
      'NPO 法人ママブラグ → NPO法人ママプラグ HIGH',
      'NPO法人ライフライッ インパクト東京 → NPO法人ライフライツ インパクト東京 MEDIUM',
      'パーブルリボンの配布及びパーブルリボンツリーの飾り付け → パープルリボンの配布及びパープルリボンツリーの飾り付け HIGH',
      'パーブルリボンコンサート → パープルリボンコンサート HIGH',
      '1/20(±) → 1/20(土) HIGH',
      '2/3(±) → 2/3(土) HIGH',
      '2/17(±) → 2/17(土) HIGH',
    ]);
  });

  it('flag the three pairs of parent and child who would be four people, and a sum of two sessions', async () => {
    const { data } = await subgraph.ask('{ centerCourses { nodes { id attendances { count doubt(locale: EN) } } } }');
    const { nodes } = data?.centerCourses as {
      nodes: { id: string; attendances: { count: number; doubt: string | null }[] }[];
    };
    const doubtful = nodes.filter(({ attendances }) => attendances.some(({ doubt }) => doubt));
    expect(doubtful.map(({ id }) => id)).toEqual(['course-2023-disaster-preparedness', 'course-2023-skin-care']);
    expect(doubtful[1]?.attendances).toEqual([{ count: 17, doubt: expect.stringContaining('counted once') as string }]);
    expect(doubtful[0]?.attendances.map(({ doubt }) => doubt)).toEqual(
      Array(2).fill(expect.stringContaining('at least six people')),
    );
  });

  it('keep the recruitment of photographs apart from the award ceremony, and the jury from lecturers', async () => {
    const { data } = await subgraph.ask(
      `{ centerCourse(id: "course-2023-photo-contest") {
           date { day } end { day } recruitment { start { date { day } } end { date { day } } } sessions { occasion start { date { era } } end { agrees } }
           lecturers notes attendances { counted } } }`,
    );
    expect(data?.centerCourse).toEqual({
      date: { day: '2023-07-01' },
      end: { day: '2023-11-21' },
      recruitment: { start: { date: { day: '2023-07-01' } }, end: { date: { day: '2023-10-15' } } },
      sessions: [{ occasion: '表彰式', start: { date: { era: '令和5年11月21日' } }, end: null }],
      lecturers: null,
      notes: ['選考にあたったのは、ふらっとサポーターの展示・PRチーム4名と職員19名。'],
      attendances: [{ counted: '応募作品' }, { counted: '入賞者' }],
    });
  });

  it('went to three schools to prevent violence between dating partners, each with its day and its number', async () => {
    const event = (
      number: number,
      school: string,
      schoolYear: number,
      day: string,
      statedWeekday: string,
      count: number,
    ) => ({
      number,
      name: `${school} ${schoolYear}年生`,
      school,
      schoolYear,
      sessions: [{ start: { date: { day }, statedWeekday, agrees: true } }],
      attendances: [{ count, unit: 'PEOPLE' }],
    });
    const { data } = await subgraph.ask(
      '{ centerCourse(id: "course-2023-date-dv") { events { number name school schoolYear sessions { start { date { day } statedWeekday agrees } } attendances { count unit } } sessions { eventNumber start { date { day } } } lecturers } }',
    );
    expect(data?.centerCourse).toEqual({
      events: [
        event(1, '安松中学校', 2, '2023-11-16', 'THURSDAY', 167),
        event(2, '美原中学校', 2, '2023-12-06', 'WEDNESDAY', 240),
        event(3, '北野中学校', 3, '2024-03-07', 'THURSDAY', 123),
      ],
      sessions: [
        { eventNumber: 1, start: { date: { day: '2023-11-16' } } },
        { eventNumber: 2, start: { date: { day: '2023-12-06' } } },
        { eventNumber: 3, start: { date: { day: '2024-03-07' } } },
      ],
      lecturers: '吉祥真佐緒さん(一般社団法人エープラス代表)',
    });
  });

  it.each([
    ['fiscalYear: 2024', []],
    ['text: "パパ"', ['furatto-festival', 'eco-cooking', 'disaster-preparedness']],
    ['text: "ＤＶ"', ['date-dv']],
    ['text: "COOKING with dad"', ['eco-cooking']],
    ['text: "100%"', []],
    ['unit: PARENT_CHILD_PAIRS', ['eco-cooking', 'disaster-preparedness']],
    ['unit: WORKS', ['photo-contest']],
    ['unit: PERSON_VISITS, text: "コンサート"', ['purple-ribbon', 'mimosa-concert']],
    ['between: { start: "2024-02-17" }', ['date-dv', 'assertiveness', 'mimosa-concert']],
    ['between: { end: "2023-06-25" }', ['hikikomori', 'furatto-festival']],
    ['between: { start: "2023-08-01", end: "2023-08-21" }', ['hikikomori', 'photo-contest', 'job-seminar']],
  ])('that meet %s are %j', async (where, expected) => {
    expect(await idsOf(`where: { ${where} }`)).toEqual(expected);
  });

  it('come a page at a time, in the order asked for', async () => {
    const page = `query ($after: String) {
      centerCourses(first: 2, after: $after, where: { between: { start: "2023-11-22" } }, orderBy: { field: DATE, direction: DESC }) {
        totalCount
        nodes { date { day } }
        pageInfo { hasNextPage endCursor }
      }
    }`;
    const first = (await subgraph.ask(page)).data?.centerCourses as { pageInfo: { endCursor: string } };
    expect(first).toMatchObject({
      totalCount: 5,
      nodes: [{ date: { day: '2024-03-08' } }, { date: { day: '2024-01-20' } }],
      pageInfo: { hasNextPage: true },
    });
    const { data } = await subgraph.ask(page, { after: first.pageInfo.endCursor });
    expect(data?.centerCourses).toMatchObject({
      nodes: [{ date: { day: '2023-11-16' } }, { date: { day: '2023-11-12' } }],
      pageInfo: { hasNextPage: true },
    });
  });

  it('can be listed by their last day', async () => {
    expect(await idsOf('first: 3, orderBy: { field: END }')).toEqual([
      'furatto-festival',
      'eco-cooking',
      'job-seminar',
    ]);
  });

  it('are not found by an id that none has', async () => {
    const { errors } = await subgraph.ask('{ centerCourse(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No center course has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
