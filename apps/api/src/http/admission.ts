import type { Log } from '@lapak/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Requests worked on at once, and how many may wait how long. Past that, saying no quickly keeps the rest alive. */
const AT_ONCE = 48;
const UPLOADS_AT_ONCE = 8;
const WAITING = 96;
const WAIT_MS = 1_500;

/** Never turned away: a lost webhook or a failed health check costs more than it saves. */
const ALWAYS = /^\/(health|ready|webhooks\/)/;
/** Their bytes are read while they are inside, so they have places of their own: slow lines fill only these. */
const UPLOADS = /^\/uploads(?:\?|$)/;

/** So many places, and a queue in front of them. */
class Hall {
  private inside = 0;
  private readonly queue: ((admitted: boolean) => void)[] = [];

  constructor(private readonly places: number) {}

  /** Whether there is a place now, or was within the time that anybody may wait. Whoever got one must leave. */
  enter(): Promise<boolean> | boolean {
    if (this.inside < this.places) {
      this.inside++;
      return true;
    }
    if (this.queue.length >= WAITING) return false;
    return new Promise((resolve) => {
      const called = (admitted: boolean): void => {
        clearTimeout(timer);
        resolve(admitted);
      };
      const timer = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(called), 1);
        resolve(false);
      }, WAIT_MS);
      this.queue.push(called);
    });
  }

  leave(): void {
    const next = this.queue.shift();
    if (next) next(true);
    else this.inside--;
  }
}

const full = async (reply: FastifyReply, log: Log): Promise<void> => {
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

/**
 * Admission by concurrency: a full house answers 503 with Retry-After instead of slowing everybody down to nothing.
 * A place is held for work alone, from when the request has been read until its answer is made: however slowly somebody
 * sends or reads, or if they go away meanwhile, it is free again.
 */
export const admit = (fastify: FastifyInstance, log: Log): void => {
  const common = new Hall(AT_ONCE);
  const uploads = new Hall(UPLOADS_AT_ONCE);
  const leaving = new WeakMap<FastifyRequest, () => void>();

  fastify.addHook('preValidation', async (request, reply) => {
    if (ALWAYS.test(request.url)) return;
    const hall = UPLOADS.test(request.url) ? uploads : common;
    if (!(await hall.enter())) return full(reply, log);
    const leave = (): void => {
      if (leaving.delete(request)) hall.leave();
    };
    leaving.set(request, leave);
    // Whoever left while waiting is not there to be waited for.
    if (reply.raw.destroyed || reply.raw.closed) leave();
    else reply.raw.once('close', leave);
  });
  fastify.addHook('onSend', async (request) => leaving.get(request)?.());
};
