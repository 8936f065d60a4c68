import type {ClassOf, SchemeName} from "../contract/segments.js";
import type {Message} from "./message.js";

/** What to do for a class, what to say, and where the course says so. */
export interface Strategy {
  aim: Message;
  actions: readonly Message[];
  /** How to begin when calling one of them. */
  opening: Message;
  /** The source; where the course is silent it is said to be ours. */
  source: Message;
}

const s3: Message = {zh: "课程 S3：忠诚 × 价值", en: "course S3, loyalty × value"};
const s1: Message = {zh: "课程 S1：四类昆虫", en: "course S1, four insects"};
const pyramid: Message = {
  zh: "客户金字塔（课程 S3）；做法为本站归纳",
  en: "pyramid of customers (course S3); the actions are ours"
};
const ours: Message = {zh: "本站归纳，课程没有写", en: "ours; the course is silent"};

const unclear: Strategy = {
  aim: {zh: "先把资料补齐，再谈分类。", en: "Complete the file before classing anyone."},
  actions: [
    {
      zh: "下次到店时补问缺的几项：用车习惯、兴趣、联系方式。",
      en: "Ask for what is missing at the next visit: use of the car, interests, contact."
    },
    {zh: "满意度回访时一并问忠诚题。", en: "Ask the loyalty items in the next survey."}
  ],
  opening: {
    zh: "核对一下您的用车资料，方便以后提醒保养。",
    en: "Check the file, so that reminders fit."
  },
  source: ours
};

/** What the sources advise for each class of customers, in our words. */
export const strategies: {readonly [S in SchemeName]: Readonly<Record<ClassOf<S>, Strategy>>} = {
  abcd: {
    a: {
      aim: {zh: "守住：给得起的都给他们。", en: "Keep: they deserve the best there is."},
      actions: [
        {
          zh: "固定服务顾问，优先预约，不让他们等。",
          en: "One advisor, first choice of times, no waiting."
        },
        {
          zh: "新品消息和活动先通知他们，请他们带朋友来。",
          en: "Tell them first of what is new, and ask for friends."
        },
        {zh: "出了差错当天由经理出面。", en: "The manager answers for a fault the same day."}
      ],
      opening: {
        zh: "谢谢您一直来，有新活动先告诉您。",
        en: "Thanks, and first news of what is on."
      },
      source: s3
    },
    b: {
      aim: {
        zh: "提升：课程最看重的一类，价值高、还没有忠诚。",
        en: "Raise: the class the course cares for most, of high value and not loyal."
      },
      actions: [
        {
          zh: "先弄清为什么没来：没提醒、换了地方、还是换了车。",
          en: "Find out why they stay away: no reminder, another shop, another car."
        },
        {
          zh: "用超出预期的服务和关怀来赢回，不先打折。",
          en: "Win them by exceeding what they expect, not by discounts first."
        },
        {
          zh: "加大转换成本：套餐、会员权益、熟悉他车的顾问。",
          en: "Raise what leaving would cost: packages, club, an advisor who knows the car."
        }
      ],
      opening: {
        zh: "好久没见您的车，最近用得怎么样？",
        en: "We have not seen your car for a while."
      },
      source: s3
    },
    c: {
      aim: {zh: "维持，并看能不能多带一点。", en: "Maintain, and see whether more can be added."},
      actions: [
        {
          zh: "按手册服务，成本低的联系方式为主。",
          en: "Service by the book, by channels that cost little."
        },
        {
          zh: "到店时推荐合适的项目，请他们转介绍。",
          en: "Suggest what fits at the visit; ask for referrals."
        }
      ],
      opening: {
        zh: "您的保养快到了，要不要一起约个时间？",
        en: "The service is due: shall we book?"
      },
      source: s3
    },
    d: {
      aim: {
        zh: "不强求：并不要让每个人都忠诚。",
        en: "Do not force it: not everyone has to be loyal."
      },
      actions: [
        {
          zh: "只做自动提醒和公开活动，不单独花钱。",
          en: "Automatic reminders and open events only."
        },
        {
          zh: "看到价值上升（换新车、里程多）再投入。",
          en: "Invest when value rises: a new car, more mileage."
        }
      ],
      opening: {zh: "到期提醒，需要时再联系我们。", en: "A reminder; call us when needed."},
      source: s3
    },
    none: unclear
  },
  tiers: {
    top: {
      aim: {zh: "一位一策，由经理负责。", en: "One plan each, with a manager in charge."},
      actions: [
        {
          zh: "经理认识每一位，每季度联系一次。",
          en: "A manager knows each of them and calls every quarter."
        },
        {
          zh: "先问需要，再安排车、时间和人。",
          en: "Ask what they need, then arrange car, time and people."
        }
      ],
      opening: {zh: "您这边有什么需要，我来安排。", en: "Tell me what you need, I will see to it."},
      source: pyramid
    },
    upper: {
      aim: {zh: "专属权益，防止流失。", en: "Privileges of their own, so that none is lost."},
      actions: [
        {zh: "会员权益、优先预约、代步车。", en: "Club, priority booking, courtesy car."},
        {zh: "逾期一个月就打电话。", en: "Call as soon as a service is a month overdue."}
      ],
      opening: {zh: "给您留了优先的时间。", en: "We keep a place for you."},
      source: pyramid
    },
    middle: {
      aim: {zh: "往上带一层。", en: "Bring them one layer up."},
      actions: [
        {
          zh: "按里程和车龄推荐套餐、延保。",
          en: "Packages and extended warranty by mileage and age."
        },
        {zh: "邀请参加车主活动。", en: "Invite them to owners' events."}
      ],
      opening: {
        zh: "按您的里程，有一个更省的方案。",
        en: "By your mileage there is a better plan."
      },
      source: pyramid
    },
    base: {
      aim: {zh: "标准服务，低成本联系。", en: "Standard service at little cost."},
      actions: [
        {zh: "短信、微信提醒为主。", en: "Text messages and WeChat."},
        {zh: "留意转介绍和换车的机会。", en: "Watch for referrals and new cars."}
      ],
      opening: {zh: "保养到期提醒。", en: "A reminder of the service."},
      source: pyramid
    },
    none: unclear
  },
  insects: {
    bee: {
      aim: {
        zh: "留住并多起来：会再买，也会带人来。",
        en: "Hold and grow: they buy again and bring others."
      },
      actions: [
        {zh: "新产品消息先给他们。", en: "News of new products first."},
        {zh: "转介绍给奖励，当面谢。", en: "Reward referrals, and thank in person."}
      ],
      opening: {
        zh: "有新车到店，先请您来看看。",
        en: "A new car has arrived: come and see it first."
      },
      source: s1
    },
    customer: {
      aim: {zh: "把买过的客户变成蜜蜂。", en: "Turn buyers into bees."},
      actions: [
        {
          zh: "先让他们非常满意，再请他们介绍。",
          en: "Make them very satisfied, then ask for referrals."
        },
        {zh: "让他们参加老客户的活动。", en: "Bring them together with bees at events."}
      ],
      opening: {
        zh: "车用得怎么样？有什么可以改进的？",
        en: "How is the car, and what could be better?"
      },
      source: ours
    },
    dragonfly: {
      aim: {
        zh: "买得起，正在比较：回答他犹豫的原因。",
        en: "Can afford it and compares: answer what makes them hesitate."
      },
      actions: [
        {
          zh: "问清比较的是哪几款，把差别讲透。",
          en: "Learn what they compare and explain the difference."
        },
        {zh: "邀请深度试驾。", en: "Invite to a long test drive."}
      ],
      opening: {zh: "您还在比较哪几款？我帮您对一对。", en: "Which models do you compare?"},
      source: s1
    },
    butterfly: {
      aim: {
        zh: "想买、预算紧、跟得久：用优惠促成。",
        en: "Wants to, with little money, followed for long: promotions."
      },
      actions: [
        {
          zh: "促销、置换补贴、金融方案时第一时间通知。",
          en: "Tell them of promotions, trade-in and finance at once."
        },
        {zh: "保持联系，不催。", en: "Keep in touch without pressing."}
      ],
      opening: {
        zh: "这个月有一个适合您预算的方案。",
        en: "There is an offer this month within your means."
      },
      source: s1
    },
    mantis: {
      aim: {
        zh: "暂时不会买：让他们帮忙传话。",
        en: "Will not buy soon: let them carry the message."
      },
      actions: [
        {zh: "公开活动、线上内容照常发。", en: "Open events and online content."},
        {zh: "不单独跟进，有变化再分类。", en: "No follow-up of their own until something changes."}
      ],
      opening: {zh: "欢迎带朋友来参加活动。", en: "Bring a friend to our event."},
      source: s1
    },
    none: unclear
  }
};

/** The strategy for a class; undefined where there is none of that name. */
export const strategyOf = (scheme: SchemeName, name: string): Strategy | undefined => {
  const all: Readonly<Record<string, Strategy>> = strategies[scheme];
  return Object.hasOwn(all, name) ? all[name] : undefined;
};
