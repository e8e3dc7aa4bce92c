import type { Log } from '@lapak/platform';
import type { FastifyInstance } from 'fastify';

/** Requests worked on at once, and how many may wait how long. Past that, saying no quickly keeps the rest alive. */
const AT_ONCE = 48;
const WAITING = 96;
const WAIT_MS = 1_500;

/** Never turned away: a lost webhook or a failed health check costs more than it saves. */
const ALWAYS = /^\/(health|ready|webhooks\/)/;

/** Admission by concurrency: a full house answers 503 with Retry-After instead of slowing everybody down to nothing. */
export const admit = (fastify: FastifyInstance, log: Log): void => {
  let inside = 0;
  const queue: { enter: () => void; refuse: () => void }[] = [];
  const leave = (): void => {
    const next = queue.shift();
    if (next) next.enter();
    else inside--;
  };

  fastify.addHook('onRequest', async (request, reply) => {
    if (ALWAYS.test(request.url)) return;
    if (inside < AT_ONCE) inside++;
    else if (queue.length < WAITING) {
      const admitted = await new Promise<boolean>((resolve) => {
        const place = { enter: () => (clearTimeout(timer), resolve(true)), refuse: () => resolve(false) };
        const timer = setTimeout(() => {
          queue.splice(queue.indexOf(place), 1);
          place.refuse();
        }, WAIT_MS);
        queue.push(place);
      });
      if (!admitted) return full(reply);
    } else return full(reply);
    reply.raw.once('close', leave);
  });

  const full = async (reply: {
    status(code: number): { headers(h: Record<string, string>): { send(body: unknown): unknown } };
  }): Promise<void> => {
    log.warn('full house');
    await reply
      .status(503)
      .headers({ 'retry-after': String(1 + Math.floor(Math.random() * 3)), 'cache-control': 'no-store' })
      .send({
        errors: [
          {
            message: 'Sedang ramai. Silakan coba lagi sebentar lagi. / Busy right now, please try again shortly.',
            extensions: { code: 'BUSY' },
          },
        ],
      });
  };
};
