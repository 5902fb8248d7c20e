"""Texts for the workloads, put together from templates: free to publish, the same every time."""

from random import Random

_PLACES = [
    "the north mill", "the harbour office", "the lower bridge", "the old pump house",
    "the east yard", "the village school", "the river station", "the main warehouse",
    "the quarry road", "the signal tower",
]  # fmt: skip
_THINGS = [
    "the roof beams", "the water meters", "the grain stores", "the boiler", "the loading ramp",
    "the drainage pipes", "the window frames", "the account books", "the delivery carts",
    "the safety rails",
]  # fmt: skip
_PEOPLE = [
    "the inspector", "the foreman", "the treasurer", "a visiting engineer", "the night clerk",
    "the contractor", "the chairman", "two apprentices", "the surveyor", "the storekeeper",
]  # fmt: skip
_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
_REPORT = [
    "On {day} {month} {person} examined {thing} at {place} and wrote down {n} faults.",
    "The cost of repairing {thing} was put at {money} pounds, which is {n} per cent above plan.",
    "Because of heavy rain, work at {place} stopped for {n} days and began again on {day} {month}.",
    "It was agreed that {person} should report on {thing} before the end of {month}.",
    "At {place}, {thing} had been replaced only {n} years before and were found to be sound.",
    "In a letter of {day} {month}, {person} asked for {n} more workers and a new store key.",
    "Visitors to {place} complained about {thing}, and {person} promised to have them mended.",
    "The yearly income from {place} fell to {money} pounds, while wages rose by {n} per cent.",
    "Nobody could explain why {thing} at {place} had been left unlocked for {n} nights.",
    "After a long discussion, {person} was given {money} pounds to buy what {place} needed.",
]
_NAMES = [
    "Anna Holm", "Peter Brandt", "Maria Costa", "John Whitfield", "Elena Petrova", "Samuel Okoye",
    "Lucie Moreau", "David Stern", "Ingrid Dahl", "Tomas Novak", "Grace Miller", "Hugo Lind",
]  # fmt: skip
_CITIES = ["Bergen", "Lyon", "Porto", "Leeds", "Graz", "Ghent", "Turin", "Malmo", "Cork", "Brno"]
_ITEMS = [
    "reading lamp", "garden bench", "steel kettle", "wool blanket", "desk chair", "tool box",
    "wall clock", "travel bag", "coffee grinder", "rain jacket",
]  # fmt: skip
_MESSAGES = {
    "billing": [
        "My card was charged {n} times for order {order}.",
        "The invoice for the {item} shows {money} pounds, but the price was lower.",
    ],
    "delivery": [
        "The {item} I ordered on {day} {month} has still not arrived in {city}.",
        "The driver left my parcel {order} with a neighbour I do not know.",
    ],
    "returns": [
        "I would like to send the {item} back, it does not suit me.",
        "Where do I find the return form for order {order}?",
    ],
    "damage": [
        "The {item} came out of the box with a deep crack on one side.",
        "Two parts of order {order} are broken and one screw is missing.",
    ],
    "account": [
        "I cannot sign in since {day} {month}, and no reset mail reaches me.",
        "Please change the address of my account, I have moved to {city}.",
    ],
    "product": [
        "Is the {item} also sold in green, and how heavy is it?",
        "Does the {item} work outdoors when it rains in {city}?",
    ],
    "praise": [
        "Thank you, the {item} is lovely and it came within {n} days.",
        "Your shop in {city} was so helpful, I will tell all my friends.",
    ],
    "other": [
        "Do you have any open positions in {city} from {month} on?",
        "Our school in {city} is looking for sponsors for its summer fair.",
    ],
}
LABELS = list(_MESSAGES)
_ORDER_NOTES = [
    "{name} phoned from {city} on {day} {month} about order {order}.",
    "The customer wants {n} pieces of the {item} at {money} pounds each.",
    "{tone} Please also add one {other} if there is room in the parcel.",
    "Payment is by {payment}. The goods should leave the warehouse on {day2} {month}.",
    "Call back at {phone} after five o'clock, the front door bell is out of order.",
]
PRIORITIES = ["low", "normal", "urgent"]
_TONES = {
    "low": "There is no hurry at all with this one.",
    "normal": "The usual delivery time is fine.",
    "urgent": "It is very urgent, the old one broke this morning.",
}
PAYMENTS = ["card", "invoice", "cash"]
_QUESTIONS = [
    "What should I check before I repair {thing} at home?",
    "Give me a short polite reply to a customer whose {item} came late to {city}.",
    "How do I plan a visit to {city} in {month} with {n} children?",
    "Explain in simple words why {thing} need care in winter.",
]


def _values(random: Random) -> dict[str, object]:
    first, second = random.sample(_ITEMS, 2)
    return {
        "place": random.choice(_PLACES), "thing": random.choice(_THINGS),
        "person": random.choice(_PEOPLE), "month": random.choice(_MONTHS),
        "day": random.randint(1, 14), "day2": random.randint(15, 28),
        "n": random.randint(2, 19), "money": random.randint(21, 980),
        "name": random.choice(_NAMES), "city": random.choice(_CITIES),
        "item": first, "other": second, "order": random.randint(10000, 99999),
        "payment": random.choice(PAYMENTS), "tone": _TONES[random.choice(PRIORITIES)],
        "phone": f"0{random.randint(20, 89)} {random.randint(100000, 999999)}",
    }  # fmt: skip


def report(random: Random, sentences: int) -> str:
    """A passage from a dry yearly report; no two sentences in a row share a template."""
    lines: list[str] = []
    while len(lines) < sentences:
        for template in random.sample(_REPORT, len(_REPORT)):
            line = template.format(**_values(random))
            lines.append(line[0].upper() + line[1:])
    return " ".join(lines[:sentences])


def message(random: Random, label: str) -> str:
    """One short message of a customer that belongs under `label`."""
    return random.choice(_MESSAGES[label]).format(**_values(random))


def order_note(random: Random) -> str:
    """What a clerk noted after a call: who, from where, what, how many, how urgent."""
    values = _values(random)  # one set: the lines of a note are about one order
    return " ".join(line.format(**values) for line in _ORDER_NOTES)


def question(random: Random) -> str:
    """What somebody asks in a chat."""
    return random.choice(_QUESTIONS).format(**_values(random))
