handler = {"call": "me"}
