/** What the profiles say of a load in which a target is missed. */
const reasons = {
  a: `The fan-out is written for this one question: it knows which five requests to make and which objects go where, and sends what it merges. We make six requests, choose the representations at run time, check every value of the answer against its type, and go through Apollo Server. About half of the time is Node's HTTP, undici, the sockets and reading JSON, which both pay for each request to a subgraph; a quarter is our executor and gateway; the rest is garbage, most of it from the 87 kB that are read and written as objects. With fifty connections that are never idle, latency is fifty divided by throughput, so a tail is longer than that of a peer with more requests per second, whatever it does.`,
  c: `PostGraphile makes one statement of the whole page, and PostgreSQL answers with JSON. Our domain reads five tables by five statements, whose rows any field of any domain can share, and graphql-js completes some two hundred records field by field, each list of them through a promise. What of a record nobody asked for is not read where it is long (docs/decisions/0042); graphql-jit would save a quarter of Node's part, at a price that is told there.`,
  f: `A page is read by an index from its cursor on, and costs at a thousandfold what it costs at a hundredfold, give or take the two tenths of a millisecond by which runs differ. At onefold the tables hold some hundred rows, which PostgreSQL reads and sorts in less time than it takes to enter an index; and each statement of a page is planned anew, with statistics that are longer where there are more rows.`,
};

/** Why the targets of a load are missed, where they are. */
export function whyMissed(targets) {
  const missed = new Set(targets.filter(({ met }) => met === false).map(({ title }) => title[1]));
  return Object.entries(reasons)
    .filter(([load]) => missed.has(load))
    .map(([load, reason]) => `**(${load})** ${reason}`)
    .join('\n\n');
}
