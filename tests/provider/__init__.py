"""A scripted provider of chatbots on loopback; see README.md."""
