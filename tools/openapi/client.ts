// Calls that have to compile with a client made of docs/openapi.json, and some that must not. Nothing runs them.
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

const market = createClient<paths>({ baseUrl: 'http://localhost:7071', headers: { authorization: 'Bearer …' } });

export async function work(): Promise<string> {
  const { data: created, error } = await market.POST('/api/assignments', {
    params: { header: { 'Idempotency-Key': 'once' } },
    body: {
      title: 'Replace a router',
      description: 'On the second floor.',
      schedule: { start: '2026-11-23T15:00:00Z', end: '2026-11-23T17:00:00Z', timeZone: 'America/New_York' },
      price: { type: 'perHour', perHourPrice: { amount: '40.00', currency: 'USD' }, maxNumberOfHours: '8' },
    },
  });
  if (error)
    return `${error.code}: ${(error.refusals ?? []).map(refusal => refusal.rule).join()}`;
  const id: string = created.id;
  await market.POST('/api/assignments/{assignment}/send', {
    params: { path: { assignment: id }, header: { 'If-Match': `"${created.version}"` } },
    body: { open: true },
  });
  const { data: assignment } = await market.GET('/api/assignments/{assignment}', { params: { path: { assignment: id } } });
  return assignment?.invoice?.amount.amount ?? assignment!.status;
}

export async function visits(assignment: string, visit: string): Promise<boolean | undefined> {
  await market.POST('/api/assignments/{assignment}/visits/check-in', { params: { path: { assignment } } });
  const { data } = await market.PATCH('/api/assignments/{assignment}/visits/{visit}', {
    params: { path: { assignment, visit }, header: { 'If-Match': '"1"' } },
    body: { reason: 'Typed wrong.', checkIn: '2026-11-23T15:05:00Z' },
  });
  return data?.visit?.isOpen;
}

// The members of a closed set are told apart by what says which they are.
export function company(actor: components['schemas']['Actor']): string | undefined {
  return actor.role === 'client' ? actor.company : undefined;
}

export async function mistakes(assignment: string): Promise<void> {
  // @ts-expect-error a reason has to be there
  await market.POST('/api/assignments/{assignment}/hold', { params: { path: { assignment } }, body: {} });
  // @ts-expect-error nothing else may be there
  const body: components['schemas']['ReasonRequest'] = { reason: 'Rain.', until: 'noon' };
  await market.POST('/api/assignments/{assignment}/hold', { params: { path: { assignment } }, body });
  const path = { assignment, visit: 'v1' };
  // @ts-expect-error the version of the visit has to be named
  await market.DELETE('/api/assignments/{assignment}/visits/{visit}', { params: { path }, body: { reason: 'Twice.' } });
  // @ts-expect-error there is no such status
  await market.GET('/api/assignments', { params: { query: { status: 'finished' } } });
}
