import { allocate } from '@/lib/money/rules/allocate';
import { least, most } from '@/lib/money/rules/clamp';
import { percentDown, percentHalfUp } from '@/lib/money/rules/take-percent';

/** A percentage, or minor units. */
export type ShareOrSum = { percent: number } | { sum: bigint };

/** A line that the return takes, as far as its money goes. All amounts in minor units. */
export type MoneyLine = {
  stream: 'refund' | 'credit' | 'exchange' | 'replace';
  /** What its units are worth. */
  net: bigint;
  /** Of an exchange: what the shopper owes (positive) or gets back (negative). */
  difference: bigint;
  bearsFees: boolean;
  /** Null: no restocking fee on this line. */
  restocking: ShareOrSum | null;
  bonus: ShareOrSum | null;
};

export type MoneyTotals = {
  /** Net of each line after the cap, in the lines' order. */
  nets: bigint[];
  /** Bonus that paid for the line and is void with it, taken off its net. */
  voids: bigint[];
  /** Gifts that stay though their goods go back, taken off the net of those. */
  gifts: bigint[];
  /** Of the order's discount what is taken off the net of lines; negative: what is given back with one. */
  discounts: bigint[];
  differences: bigint[];
  items: bigint;
  outboundShipping: bigint;
  /** Charges beside goods and delivery. */
  charges: bigint;
  restockingFee: bigint;
  methodFee: bigint;
  bonus: bigint;
  exchangeDifference: bigint;
  refundTotal: bigint;
  creditTotal: bigint;
  dueFromShopper: bigint;
};

const sum = (amounts: bigint[]) => amounts.reduce((a, b) => a + b, 0n);

/**
 * Adds up a return: refund + credit − due = items + outbound shipping + charges + bonus − restocking − method fee − difference.
 *
 * Gifts that stay are paid out of what the goods they came with are worth, as far as that goes. What is left of the payment caps, in this order, the lines, the shipping, the charges and what an exchange pays back. Fees never exceed
 * the refund, restocking before the method's, and take nothing from lines that bear none. Fees on credited lines come off
 * the credit, all others off the refund as far as it goes. What an exchange costs comes off refund, then credit; the rest is
 * due. What the payment cannot take back comes back as credit. The bonus is on the credit that is left, as far as it is not
 * such credit.
 *
 * @param terms.discount of the order's discount what is taken back; negative: given back
 * @param terms.voids bonus credit that paid for the order and goes before anything is given back
 * @param terms.paymentLeft what the payment can take back; null: all of it
 */
export function addUpReturn(
  lines: readonly MoneyLine[],
  terms: {
    outboundShipping: bigint;
    charges?: bigint;
    methodFee: bigint;
    cap: bigint;
    voids?: bigint;
    gifts?: bigint;
    discount?: bigint;
    paymentLeft?: bigint | null;
  },
): MoneyTotals {
  let left = most(terms.cap, 0n);
  const take = (amount: bigint) => {
    const taken = least(amount, left);
    left -= taken;
    return taken;
  };
  const isMoney = ({ stream }: MoneyLine) => stream === 'refund' || stream === 'credit';
  let toVoid = terms.voids ?? 0n;
  const voids = lines.map((line) => {
    const voided = isMoney(line) ? least(line.net, toVoid) : 0n;
    toVoid -= voided;
    return voided;
  });
  let toPay = terms.gifts ?? 0n;
  const gifts = lines.map((line, i) => {
    const paid = isMoney(line) && line.bearsFees ? least(line.net - (voids[i] ?? 0n), toPay) : 0n;
    toPay -= paid;
    return paid;
  });
  let toTake = terms.discount ?? 0n;
  const discounts = lines.map((line, i) => {
    if (!isMoney(line) || (toTake > 0n && !line.bearsFees)) return 0n;
    const taken = least(line.net - (voids[i] ?? 0n) - (gifts[i] ?? 0n), toTake);
    toTake -= taken;
    return taken;
  });
  const nets = lines.map((line, i) =>
    isMoney(line) ? take(line.net - (voids[i] ?? 0n) - (gifts[i] ?? 0n) - (discounts[i] ?? 0n)) : line.net,
  );
  const outboundShipping = take(terms.outboundShipping);
  const charges = take(terms.charges ?? 0n);
  const differences = lines.map(({ difference }) => (difference < 0n ? -take(-difference) : difference));

  const isIn = (stream: MoneyLine['stream']) => lines.some((line) => line.stream === stream);
  const shippingIsCredit = isIn('credit') && !isIn('refund');
  const netOf = (stream: MoneyLine['stream']) => sum(nets.filter((_, i) => lines[i]?.stream === stream));
  const beside = outboundShipping + charges;
  const refund = netOf('refund') + (shippingIsCredit ? 0n : beside);
  const credit = netOf('credit') + (shippingIsCredit ? beside : 0n);
  const difference = sum(differences);
  const owed = most(difference, 0n);
  const paidBack = most(-difference, 0n);

  const fees = feesOf(lines, nets, differences, { ...terms, outboundShipping, most: refund + credit - difference });
  const total = fees.restocking + fees.method;
  const fromCredit = least(fees.onCredit, total, credit);
  const fromRefund = least(refund + paidBack, total - fromCredit);
  const refundLeft = refund + paidBack - fromRefund;
  const creditLeft = credit - (total - fromRefund);
  const owedFromRefund = least(refundLeft, owed);
  const owedFromCredit = least(creditLeft, owed - owedFromRefund);
  const issued = creditLeft - owedFromCredit;
  const back = refundLeft - owedFromRefund;
  const paymentLeft = terms.paymentLeft ?? back + issued;
  const refundTotal = least(back, paymentLeft);
  const bonus = bonusOn(least(issued, paymentLeft - refundTotal), lines, nets);

  return {
    nets,
    voids,
    gifts,
    discounts,
    differences,
    items: netOf('refund') + netOf('credit'),
    outboundShipping,
    charges,
    restockingFee: fees.restocking,
    methodFee: fees.method,
    bonus,
    exchangeDifference: difference,
    refundTotal,
    creditTotal: issued + (back - refundTotal) + bonus,
    dueFromShopper: owed - owedFromRefund - owedFromCredit,
  };
}

function feesOf(
  lines: readonly MoneyLine[],
  nets: bigint[],
  differences: bigint[],
  terms: { outboundShipping: bigint; methodFee: bigint; most: bigint },
) {
  let percents = 0n;
  let onCredit = 0n;
  let fixed = 0n;
  let bearing = 0n;
  lines.forEach((line, index) => {
    if (!line.bearsFees) return;
    const net = nets[index] ?? 0n;
    bearing +=
      line.stream === 'exchange' ? most(-(differences[index] ?? 0n), 0n) : line.stream === 'replace' ? 0n : net;
    if (!line.restocking || (line.stream !== 'refund' && line.stream !== 'credit')) return;
    if ('sum' in line.restocking) {
      fixed = most(fixed, line.restocking.sum);
      return;
    }
    const fee = percentHalfUp(net, line.restocking.percent);
    percents += fee;
    if (line.stream === 'credit') onCredit += fee;
  });
  const bears = lines.some((line) => line.bearsFees);
  const ceiling = most(0n, least(terms.most, bears ? bearing + terms.outboundShipping : 0n));
  const restocking = least(percents + fixed, ceiling);
  return { restocking, method: least(terms.methodFee, ceiling - restocking), onCredit };
}

/** Lines with the same bonus share one rounding; a fixed bonus is given once. */
function bonusOn(issued: bigint, lines: readonly MoneyLine[], nets: bigint[]): bigint {
  const credited = lines
    .map((line, index) => ({ ...line, net: nets[index] ?? 0n }))
    .filter(({ stream }) => stream === 'credit');
  // Things that cost nothing may still carry their delivery.
  const isFree = credited.every(({ net }) => net === 0n);
  const shares = allocate(
    issued,
    credited.map(({ net }) => (isFree ? 1n : net)),
  );
  const groups = new Map<string, { bonus: ShareOrSum; share: bigint }>();
  credited.forEach(({ bonus }, index) => {
    if (!bonus) return;
    const key = 'percent' in bonus ? `${bonus.percent} %` : String(bonus.sum);
    const group = groups.get(key) ?? { bonus, share: 0n };
    group.share += shares[index] ?? 0n;
    groups.set(key, group);
  });
  return sum(
    [...groups.values()].map(({ bonus, share }) =>
      share <= 0n ? 0n : 'percent' in bonus ? percentDown(share, bonus.percent) : bonus.sum,
    ),
  );
}
