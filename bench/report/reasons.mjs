/** What the profiles say of a load in which a target is missed. */
const reasons = {
  a: `The fan-out is written for this one question: it knows which five requests to make and which objects go where, and sends what it merges. We make six requests, choose the representations at run time, check every value of the answer against its type, and go through Apollo Server. Most of the time is Node's HTTP, undici, the sockets and reading JSON, which both pay for each request to a subgraph; a quarter is our executor and gateway. With fifty connections that are never idle, latency is fifty divided by throughput, so a tail is longer than that of a peer with more requests per second, whatever it does.`,
  c: `PostGraphile makes one statement of the whole page, and PostgreSQL answers with JSON. Our domain reads five tables by five statements, whose rows any field of any domain can share; reading what PostgreSQL sends and collecting garbage are most of the time. What of a record nobody asked for is not read where it is long (docs/decisions/0042).`,
  f: `A page is read by an index from its cursor on, by statements that are planned once. What remains is that at onefold the tables hold some hundred rows, which PostgreSQL reads and sorts in less time than it takes to enter an index of some ten thousand; on costs of less than a millisecond the difference of a tenth shows, and runs differ by as much.`,
};

/** Why the targets of a load are missed, where they are. */
export function whyMissed(targets) {
  const missed = new Set(targets.filter(({ met }) => met === false).map(({ title }) => title[1]));
  return Object.entries(reasons)
    .filter(([load]) => missed.has(load))
    .map(([load, reason]) => `**(${load})** ${reason}`)
    .join('\n\n');
}
