/**
 * The settings of the server, as arguments of the program `postgres`: they live here and not in the cluster's
 * postgresql.conf, so that a new release of this code also changes the servers that exist.
 *
 * @param port on 127.0.0.1
 * @param durable false to let a crash of the machine destroy the data, for speed
 */
export function serverSettings(port: number, durable: boolean): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '64MB',
    max_wal_size: '256MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
