/**
 * The targets, each a ratio of medians of one run on one machine. `than` is the peer in the denominator; latencies are
 * compared with the same peers.
 */
const ratios = [
  {
    load: 'a',
    ours: 'ours',
    than: 'stock-apollo',
    min: 8,
    title: '(a) caches and sharing off ÷ stock Apollo Gateway',
  },
  {
    load: 'a',
    ours: 'ours',
    than: 'hive-rust-plain',
    min: 3,
    title: '(a) caches and sharing off ÷ Hive, Rust planner, sharing off',
  },
  { load: 'a', ours: 'ours', than: 'fan-out', min: 0.6, title: '(a) caches and sharing off ÷ hand-written fan-out' },
  { load: 'a', ours: 'ours-sharing', than: 'grafbase', min: 1, title: '(a) sharing on ÷ Grafbase' },
  { load: 'c', ours: 'ours-colocated', than: 'postgraphile', min: 1, title: '(c) caches off ÷ PostGraphile' },
  { load: 'b', ours: 'ours-delivered', than: 'bare', min: 0.5, title: '(b) as delivered ÷ bare server' },
];

const maxGrowth = 1.3;

/** How much more a question about the newest edition may cost with ten editions than with one. */
const maxWithEditions = 1.1;

/** How much more a search or a page of events may cost with 1,000 times the index. */
const maxWithIndex = 2;

/** The requests per second of kept answers, as a share of those of a server that sends the same bytes. */
const minKept = 0.5;

/** The memory of the product with PostgreSQL. */
const maxMegabytes = 768;

/** From `npm start` until `/health/ready` answers, in seconds, when the database exists. */
const maxSecondStart = 1.2;

/** How many times longer other callers may wait beside a hostile caller than alone. */
const maxSlowdown = { cached: 3, new: 5 };

/** @returns {{ title: string, target: string, measured: string | null, met: boolean | null, load?: string, ours?: string }[]} */
export function judge({ loads, growth, hostile, soak, editions, search, kept, start }) {
  const rowOf = (load, peer) => loads.find(({ id }) => id === load)?.rows.find((row) => row.peer === peer);
  return [
    ...ratios.flatMap(({ load, ours, than, min, title }) => {
      const [own, other] = [rowOf(load, ours), rowOf(load, than)];
      const judged = [throughput(title, own, other, min), ...(than === 'bare' ? [] : [tail(title, own, other)])];
      return judged.map((target) => ({ ...target, load, ours }));
    }),
    growing(growth),
    ...besideHostile(hostile),
    soaked(soak),
    withEditions(editions),
    ...withIndex(search),
    ...ofKept(kept),
    started(start),
  ];
}

function throughput(title, own, other, min) {
  if (!own || !other?.perSecond) return unmeasured(`${title}, req/s`, `≥ ${min}`);
  const ratio = own.perSecond / other.perSecond;
  return { title: `${title}, req/s`, target: `≥ ${min}`, measured: ratio.toFixed(2), met: ratio >= min };
}

function tail(title, own, other) {
  if (!own?.p99 || !other?.p99) return unmeasured(`${title}, p99`, '≤ 1');
  const ratio = own.p99 / other.p99;
  return { title: `${title}, p99`, target: '≤ 1', measured: ratio.toFixed(2), met: ratio <= 1 };
}

function growing(pages) {
  const title = '(f) cost of a page with 1,000 times the data ÷ with the delivered data, worst page';
  if (pages.length === 0) return unmeasured(title, `≤ ${maxGrowth}`);
  const worst = Math.max(...pages.map(({ cost }) => cost[1000] / cost[1]));
  return { title, target: `≤ ${maxGrowth}`, measured: worst.toFixed(2), met: worst <= maxGrowth };
}

function withEditions(questions) {
  const title = '(i) cost of a question about the newest edition with ten editions ÷ with one, worst question';
  if (questions.length === 0) return unmeasured(title, `≤ ${maxWithEditions}`);
  const worst = Math.max(...questions.map(({ ratio }) => ratio));
  return { title, target: `≤ ${maxWithEditions}`, measured: worst.toFixed(2), met: worst <= maxWithEditions };
}

function withIndex(questions) {
  const titles = { search: 'a search', events: 'a page of events' };
  return Object.entries(titles).map(([field, what]) => {
    const title = `(j) cost of ${what} with 1,000 times the index ÷ with the delivered one, worst question`;
    const ratios = questions.filter((question) => question.field === field).map(({ ours }) => ours[1000] / ours[1]);
    if (ratios.length === 0) return unmeasured(title, `≤ ${maxWithIndex}`);
    const worst = Math.max(...ratios);
    return { title, target: `≤ ${maxWithIndex}`, measured: worst.toFixed(2), met: worst <= maxWithIndex };
  });
}

function ofKept(answers) {
  const kinds = { resource: 'pages and files', graphql: 'answers of GraphQL' };
  const variants = { ratios: 'two headers', ratiosWithHeaders: 'the same headers' };
  return Object.entries(kinds).flatMap(([kind, what]) =>
    Object.entries(variants).map(([variant, which]) => {
      const title = `(k) kept ${what} ÷ bare server with ${which}, req/s, worst one`;
      const ratios = answers.filter((answer) => answer.kind === kind).map((answer) => answer[variant].quiet);
      if (ratios.length === 0) return unmeasured(title, `≥ ${minKept}`);
      const worst = Math.min(...ratios);
      return { title, target: `≥ ${minKept}`, measured: worst.toFixed(2), met: worst >= minKept };
    }),
  );
}

function soaked(soak) {
  const title = '(h) peak memory of all processes, MB';
  const target = `≤ ${maxMegabytes}`;
  const peak = soak && Math.max(...soak.rows.map(({ all }) => all));
  return peak ? { title, target, measured: peak.toFixed(0), met: peak <= maxMegabytes } : unmeasured(title, target);
}

function started(start) {
  const title = '(start) a later start until it is ready, s';
  const target = `≤ ${maxSecondStart}`;
  if (!start) return unmeasured(title, target);
  const { ready } = start.second;
  return { title, target, measured: ready.toFixed(2), met: ready <= maxSecondStart };
}

function besideHostile(hostile) {
  const titles = { cached: 'cached answers', new: 'new small queries' };
  const ratios = Object.entries(maxSlowdown).map(([query, max]) => {
    const title = `(g) ${titles[query]} for others beside a hostile caller ÷ alone, p99`;
    const row = hostile?.others.find((other) => other.query === query);
    if (!row) return unmeasured(title, `≤ ${max}`);
    const ratio = row.beside.p99 / row.alone.p99;
    return { title, target: `≤ ${max}`, measured: ratio.toFixed(2), met: ratio <= max };
  });
  const title = '(g) refused requests of others';
  if (!hostile) return [...ratios, unmeasured(title, '0')];
  const refused = hostile.others.reduce((sum, { beside }) => sum + totalOf(beside.refused), 0);
  return [...ratios, { title, target: '0', measured: String(refused), met: refused === 0 }];
}

const totalOf = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

const unmeasured = (title, target) => ({ title, target, measured: null, met: null });
