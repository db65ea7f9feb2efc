import type { Server } from 'node:http';

const LOOPBACK = '127.0.0.1';

/** Listens on loopback only; 0 is any port that is free. Returns the address. @throws where the port is taken. */
export function listenOnLoopback(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${LOOPBACK}:${bound}`);
    });
  });
}
