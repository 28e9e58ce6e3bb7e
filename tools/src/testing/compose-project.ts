import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLocalPostgres, type LocalPostgres } from '@tokorozawa/local-postgres';
import { Client } from 'pg';
import { type ComposeFile, type ComposeService } from './compose-file';
import { processesOfGroup, RunningProcess, type Ending } from './running-process';
import { scratchFolder } from './state-folder';

/**
 * What docker-compose.yml describes, as plain processes of this machine. Each service has a loopback address of its own
 * for its container's; a table of names stands in for Docker's name server, and 0.0.0.0 becomes the service's address.
 * The PostgreSQL is the embedded one, behind a forwarder on its service's address and port, and a volume is a folder. Commands,
 * ports and everything else in the environment are the file's.
 */
export class ComposeProject {
  readonly #addresses: Record<string, string>;
  readonly #processes = new Map<string, RunningProcess>();
  readonly #ready = new Map<string, Promise<void>>();
  #volumes = '';
  #postgres: LocalPostgres | undefined;
  #forwarder: Server | undefined;

  /** @param folder where the image's files are */
  constructor(
    private readonly file: ComposeFile,
    private readonly folder: string,
  ) {
    // Two runs on one machine take addresses of their own.
    const network = `127.20.${process.pid % 256}`;
    this.#addresses = Object.fromEntries(
      Object.keys(file.services).map((name, index) => [name, `${network}.${index + 11}`]),
    );
  }

  /** `docker compose up --wait`: starts each service when what it depends on is as it should be. */
  async up(): Promise<void> {
    this.#volumes = await scratchFolder();
    await Promise.all(Object.keys(this.file.services).map((name) => this.#whenReady(name)));
  }

  /** `docker compose kill <name>`. */
  async kill(name: string): Promise<void> {
    await this.#process(name).stop('SIGKILL');
  }

  /** `docker compose up --wait <name>`, for one whose dependencies are up. */
  async restart(name: string): Promise<void> {
    this.#start(name);
    await this.#untilHealthy(name);
  }

  /** What the service's own health check says. */
  async isHealthy(name: string): Promise<boolean> {
    const [, ...command] = this.#service(name).healthcheck?.test ?? [];
    return (await this.exec(name, command)).exitCode === 0;
  }

  /** `docker compose exec <name> <command>`. */
  exec(name: string, command: string[]): Promise<Ending> {
    return RunningProcess.start(command, { cwd: this.folder, env: this.#environment(name) }).ended;
  }

  /** The folder that a service has at this path, in one of its volumes. */
  folderOf(name: string, path: string): string {
    const { volumes = [] } = this.#service(name);
    const [volume = '', target = ''] =
      volumes.find((one) => path.startsWith(one.split(':')[1] ?? ''))?.split(':') ?? [];
    return volume === '' ? path : path.replace(target, join(this.#volumes, volume));
  }

  /** `docker compose down`. Answers how each program ended that was running. */
  async down(): Promise<Record<string, Ending>> {
    const endings = await Promise.all(
      [...this.#processes].map(async ([name, running]) => [name, await running.stop('SIGTERM')] as const),
    );
    this.#forwarder?.close();
    await this.#postgres?.stop();
    return Object.fromEntries(endings);
  }

  /** The processes that services have started and not ended. */
  whatIsLeft(): string[] {
    return [...this.#processes.values()].flatMap(({ pid }) => processesOfGroup(pid));
  }

  /** An address on the project's networks, like http://127.20.0.13:4000. */
  url(name: string, port: number): string {
    return `http://${this.#addresses[name]}:${port}`;
  }

  /** The address of the database for whoever has this one inside the project. */
  databaseUrl(insideUrl: string): string {
    return insideUrl.replace('@database:', `@${this.#addresses.database}:`);
  }

  #whenReady(name: string): Promise<void> {
    const ready = this.#ready.get(name) ?? this.#startInTurn(name);
    this.#ready.set(name, ready);
    return ready;
  }

  async #startInTurn(name: string): Promise<void> {
    const service = this.#service(name);
    await Promise.all(Object.keys(service.depends_on ?? {}).map((dependency) => this.#whenReady(dependency)));
    if (!service.command) return this.#startDatabase(name);
    this.#start(name);
    await (service.healthcheck ? this.#untilHealthy(name) : this.#untilCompleted(name));
  }

  #start(name: string): void {
    const { command = [] } = this.#service(name);
    this.#processes.set(name, RunningProcess.start(command, { cwd: this.folder, env: this.#environment(name) }));
  }

  async #untilHealthy(name: string): Promise<void> {
    // Until it serves, a check only takes time from those that start.
    await this.#process(name).says(/\/graphql/);
    while (!(await this.isHealthy(name))) {
      if (!this.#process(name).isRunning) throw new Error(`${name} ended: ${(await this.#process(name).ended).stderr}`);
      await sleep(500);
    }
  }

  async #untilCompleted(name: string): Promise<void> {
    const { exitCode, stderr } = await this.#process(name).ended;
    this.#processes.delete(name);
    if (exitCode !== 0) throw new Error(`${name} ended with ${exitCode}: ${stderr}`);
  }

  #environment(name: string): NodeJS.ProcessEnv {
    const own = Object.entries(this.#service(name).environment ?? {}).map(([variable, value]) => [
      variable,
      this.folderOf(name, value.replaceAll('0.0.0.0', this.#addresses[name] ?? '')),
    ]);
    return {
      PATH: process.env.PATH,
      COMPOSE_HOSTS: JSON.stringify(this.#addresses),
      NODE_OPTIONS: `--require=${JSON.stringify(join(__dirname, 'compose-names.cjs'))}`,
      ...(Object.fromEntries(own) as NodeJS.ProcessEnv),
    };
  }

  async #startDatabase(name: string): Promise<void> {
    const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = this.#service(name).environment ?? {};
    this.#postgres = await startLocalPostgres({ directory: await scratchFolder(), durable: false });
    const client = new Client({ connectionString: this.#postgres.url });
    await client.connect();
    await client.query(`CREATE ROLE ${POSTGRES_USER} SUPERUSER LOGIN PASSWORD '${POSTGRES_PASSWORD}'`);
    await client.query(`CREATE DATABASE ${POSTGRES_DB} OWNER ${POSTGRES_USER}`);
    await client.end();
    this.#forwarder = forward(Number(new URL(this.#postgres.url).port))
      .listen(5432, this.#addresses[name])
      .unref();
    await once(this.#forwarder, 'listening').catch((error: unknown) => {
      throw new Error(`The service "${name}" cannot have its port: another program has it on all addresses.`, {
        cause: error,
      });
    });
  }

  #service(name: string): ComposeService {
    const service = this.file.services[name];
    if (!service) throw new Error(`docker-compose.yml has no service "${name}".`);
    return service;
  }

  #process(name: string): RunningProcess {
    const running = this.#processes.get(name);
    if (!running) throw new Error(`The service "${name}" has not been started.`);
    return running;
  }
}

/** A server that hands on what it gets to another port of this machine. */
function forward(port: number): Server {
  return createServer((from) => {
    const to = connect(port, '127.0.0.1');
    from.pipe(to).pipe(from);
    from.on('error', () => to.destroy());
    to.on('error', () => from.destroy());
  });
}
