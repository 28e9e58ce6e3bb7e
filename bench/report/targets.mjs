/**
 * What is to be reached, each as a ratio of medians of one run on one machine. `than` is the peer that ours is divided
 * by; latencies are compared with the same peers.
 */
const ratios = [
  {
    load: 'a',
    ours: 'ours',
    than: 'stock-apollo',
    least: 8,
    title: '(a) caches and sharing off ÷ stock Apollo Gateway',
  },
  {
    load: 'a',
    ours: 'ours',
    than: 'hive-rust-plain',
    least: 3,
    title: '(a) caches and sharing off ÷ Hive, Rust planner, sharing off',
  },
  { load: 'a', ours: 'ours', than: 'fan-out', least: 0.6, title: '(a) caches and sharing off ÷ hand-written fan-out' },
  { load: 'a', ours: 'ours-sharing', than: 'grafbase', least: 1, title: '(a) sharing on ÷ Grafbase' },
  { load: 'c', ours: 'ours-colocated', than: 'postgraphile', least: 1, title: '(c) caches off ÷ PostGraphile' },
  { load: 'b', ours: 'ours-delivered', than: 'bare', least: 0.5, title: '(b) as delivered ÷ bare server' },
];

const mostGrowth = 1.3;

/** What the product lives in, PostgreSQL included. */
const mostMegabytes = 768;

/** How many times longer others may wait beside a hostile caller than they do alone. */
const mostSlower = { kept: 3, new: 5 };

/** @returns {{ title: string, asked: string, measured: string | null, met: boolean | null, load?: string, ours?: string }[]} */
export function judge({ loads, growth, hostile, soak }) {
  const rowOf = (load, peer) => loads.find(({ id }) => id === load)?.rows.find((row) => row.peer === peer);
  return [
    ...ratios.flatMap(({ load, ours, than, least, title }) => {
      const [own, other] = [rowOf(load, ours), rowOf(load, than)];
      const judged = [throughput(title, own, other, least), ...(than === 'bare' ? [] : [tail(title, own, other)])];
      return judged.map((target) => ({ ...target, load, ours }));
    }),
    growing(growth),
    ...besideHostile(hostile),
    soaked(soak),
  ];
}

function throughput(title, own, other, least) {
  if (!own || !other?.perSecond) return unmeasured(`${title}, req/s`, `≥ ${least}`);
  const ratio = own.perSecond / other.perSecond;
  return { title: `${title}, req/s`, asked: `≥ ${least}`, measured: ratio.toFixed(2), met: ratio >= least };
}

function tail(title, own, other) {
  if (!own?.p99 || !other?.p99) return unmeasured(`${title}, p99`, '≤ 1');
  const ratio = own.p99 / other.p99;
  return { title: `${title}, p99`, asked: '≤ 1', measured: ratio.toFixed(2), met: ratio <= 1 };
}

function growing(pages) {
  const title = '(f) a page at a thousandfold data ÷ onefold, the worst of all, cost';
  if (pages.length === 0) return unmeasured(title, `≤ ${mostGrowth}`);
  const worst = Math.max(...pages.map(({ cost }) => cost[1000] / cost[1]));
  return { title, asked: `≤ ${mostGrowth}`, measured: worst.toFixed(2), met: worst <= mostGrowth };
}

function soaked(soak) {
  const title = '(h) the most memory that all processes together held, MB';
  const asked = `≤ ${mostMegabytes}`;
  const most = soak && Math.max(...soak.rows.map(({ all }) => all));
  return most ? { title, asked, measured: most.toFixed(0), met: most <= mostMegabytes } : unmeasured(title, asked);
}

function besideHostile(hostile) {
  const titles = { kept: 'kept answers', new: 'new small queries' };
  const ratios = Object.entries(mostSlower).map(([query, most]) => {
    const title = `(g) others' ${titles[query]} beside one caller with the costliest ÷ alone, p99`;
    const row = hostile?.others.find((other) => other.query === query);
    if (!row) return unmeasured(title, `≤ ${most}`);
    const ratio = row.beside.p99 / row.alone.p99;
    return { title, asked: `≤ ${most}`, measured: ratio.toFixed(2), met: ratio <= most };
  });
  const title = "(g) others' requests that are refused";
  if (!hostile) return [...ratios, unmeasured(title, '0')];
  const refused = hostile.others.reduce((sum, { beside }) => sum + totalOf(beside.refused), 0);
  return [...ratios, { title, asked: '0', measured: String(refused), met: refused === 0 }];
}

const totalOf = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

const unmeasured = (title, asked) => ({ title, asked, measured: null, met: null });
