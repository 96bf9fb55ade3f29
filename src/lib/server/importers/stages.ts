import type { ImportProgress } from './workspace';

/** How often a stage tells how far it should be, in milliseconds. */
const EVERY = 500;

/**
 * Tells how far an import is once its files are read. The engine does not say how far a statement is,
 * so each stage has a weight: the seconds it takes for one second of reading, as measured on large
 * files. What a stage takes beyond its weight is waited for at its end.
 */
export class Stages<Name extends string> {
	private before = 0;
	private readonly total: number;

	/**
	 * @param weights every stage, in order
	 * @param readingSeconds what reading the files took
	 * @param lignes records read
	 */
	constructor(
		private readonly weights: Readonly<Record<Name, number>>,
		private readonly readingSeconds: number,
		private readonly lignes: number,
		private readonly report: (progress: ImportProgress) => void,
	) {
		this.total = Object.values<number>(weights).reduce((sum, weight) => sum + weight, 0);
	}

	/** Does the work of a stage, telling how far it is meanwhile. */
	async run<T>(name: Name, work: () => Promise<T>): Promise<T> {
		const started = performance.now();
		const weight = this.weights[name];
		const tell = () => {
			const seconds = (performance.now() - started) / 1000;
			const within = Math.min(weight, seconds / Math.max(this.readingSeconds, 0.001));
			const fait = this.before + within;
			this.report({
				etape: name,
				phase: 'calcul',
				fait,
				total: this.total,
				lignes: Math.round((this.lignes * fait) / this.total),
			});
		};
		tell();
		const timer = setInterval(tell, EVERY);
		try {
			return await work();
		} finally {
			clearInterval(timer);
			this.before += weight;
		}
	}
}
