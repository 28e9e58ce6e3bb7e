import { parseArgs } from 'node:util';

/** @typedef {{ loads: string[], rounds: number, seconds: number, warmUp: number, wanted(peer: string): boolean, isQuick: boolean, isWritten: boolean, against: string | undefined }} Options */

const usage = `npm run bench -- [--loads a,b,c,d,e,f,g,h,i,j,start] [--peers ours,stock-apollo,…] [--rounds 3] [--seconds 4] [--quick] [--write]
--quick measures once for a second each. A run of all loads and peers that is not quick writes
docs/performance.md, any other only with --write.
--against PATH compares our gateway with that of another checkout, which is built and has its packages, under
loads a to e.`;

/** Parses the command line. If it is invalid, prints the usage and ends the process. @returns {Options} */
export function readOptions(args, known) {
  if (args.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  try {
    return optionsOf(args, known);
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usage}\n`);
    process.exit(1);
  }
}

function optionsOf(args, known) {
  const { values } = parseArgs({
    args,
    options: {
      loads: { type: 'string' },
      peers: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '4' },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      against: { type: 'string' },
    },
  });
  const { quick } = values;
  const loads = listed(values.loads, known.loads);
  const peers = listed(values.peers, known.peers);
  return {
    loads,
    rounds: quick ? 1 : counted('rounds', values.rounds),
    seconds: quick ? 1 : counted('seconds', values.seconds),
    isQuick: quick,
    warmUp: 3,
    wanted: (peer) => peers.includes(peer),
    against: values.against,
    isWritten: values.write || (!quick && loads.length === known.loads.length && peers.length === known.peers.length),
  };
}

function listed(text, known) {
  if (!text) return known;
  const names = text.split(',');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Error(`"${unknown}" is unknown. Known: ${known.join(', ')}.`);
  return names;
}

function counted(name, text) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name} must be an integer of at least 1, not "${text}".`);
  return number;
}
