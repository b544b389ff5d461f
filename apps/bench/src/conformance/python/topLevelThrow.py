class TypeError(Exception):
    pass


def handler(event, context):
    return 1


raise TypeError("cannot start")
