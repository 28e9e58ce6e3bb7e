/** Why a target of a load may be missed, according to profiles. */
const reasons = {
  a: `The fan-out is written for this one query: it knows which five requests to send and where each object belongs, and sends the merged result unchecked. Our gateway sends six requests, selects the representations at run time, checks every value of the answer against its type, and uses Apollo Server. Most of the time is spent in Node's HTTP, undici, sockets and JSON parsing, which both pay for each request to a subgraph; a quarter is our executor and gateway. With fifty connections that are never idle, mean latency is fifty divided by throughput, so a peer with more requests per second also has the shorter tail.`,
  b: `A third of the CPU is the system call that writes the answer, which the bare server makes as well, and another third is Node's HTTP. The bare server looks at nothing of a request and sends two headers; ours reads its headers and body, computes its key, compares the versions of the data and counts the caller, and sends twenty-five headers, each of which Node checks. On machines with a cheaper network call the ratio is larger (0.57 on another one).`,
  c: `PostGraphile turns the whole page into one statement, and PostgreSQL returns JSON. Our domain reads five tables with five statements, whose rows any field of any domain can share. Most of the time is spent parsing PostgreSQL's results and collecting garbage. Long columns that the query does not request are not read (docs/decisions/0042).`,
  f: `A page is read through an index from its cursor, with statements that are planned once. The delivered tables have about a hundred rows, which PostgreSQL reads and sorts faster than it descends an index of tens of thousands. At costs below a millisecond, a difference of a tenth is visible, and runs differ by as much.`,
  j: `The events of a word are looked up and sorted before a page of 20 is shown: of デートDV 3,000 over the larger index, and 3 over the delivered one. A page of a fiscal year begins as far before the year as the longest event is long. Pages of other ranges, domains and sections cost the same, and so do those of words that many events have.`,
  k: `Half of the CPU and more is the system call that writes the answer, which the bare server makes as well. The bare server looks at nothing of a request; ours reads its headers, finds the entry, compares the versions of the data and counts the caller. The twenty-five headers of ours, each of which Node checks, cost as much again as the two of a bare server; the ratio with the same headers leaves them out.`,
};

/** The reasons for the loads whose targets are missed. */
export function whyMissed(targets) {
  const missed = new Set(targets.filter(({ met }) => met === false).map(({ title }) => title[1]));
  return Object.entries(reasons)
    .filter(([load]) => missed.has(load))
    .map(([load, reason]) => `**(${load})** ${reason}`)
    .join('\n\n');
}
